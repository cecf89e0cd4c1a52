import { html, nothing, type TemplateResult } from 'lit';
import type { ChatState } from '../chat/state.js';
import type { Words } from '../words/words.js';
import { sendIcon, starIcon } from './icons.js';

/** Longest message the server takes, in UTF-16 code units. */
export const MESSAGE_LIMIT = 4000;

export interface FootContext {
  readonly state: ChatState;
  readonly words: Words;
  readonly draft: string;
  readonly problem: string | undefined;
  readonly write: (draft: string) => void;
  readonly send: () => void;
  readonly askForPerson: () => void;
  readonly rate: (rating: number) => void;
  readonly restart: () => void;
}

/** Below the transcript: the message box, or the farewell of a closed conversation. */
export const foot = (context: FootContext): TemplateResult =>
  html`<div class="foot">
    ${context.state.status === 'resolved' ? farewell(context) : [aside(context), composer(context)]}
  </div>`;

function aside({ state, words, problem, askForPerson }: FootContext): TemplateResult | typeof nothing {
  const canAsk = state.status === 'assistant' && state.conversationId !== undefined;
  const says = problem ?? (state.status === 'waiting' ? words.queued : undefined);
  if (!canAsk && says === undefined) return nothing;
  return html`<div class="aside">
    ${says === undefined ? nothing : html`<p class=${problem ? 'problem' : ''} role="status">${says}</p>`}
    ${canAsk ? html`<button type="button" @click=${askForPerson}>${words.person}</button>` : nothing}
  </div>`;
}

function composer({ words, draft, write, send }: FootContext): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    send();
  };
  const keydown = (event: KeyboardEvent): void => {
    // While an input method composes (Chinese, Japanese …), Enter chooses a word. Safari says so by 229 alone.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !composing) submit(event);
  };
  return html`<form @submit=${submit}>
    <textarea
      rows="1"
      dir="auto"
      maxlength=${MESSAGE_LIMIT}
      aria-label=${words.write}
      placeholder=${words.write}
      enterkeyhint="send"
      .value=${draft}
      @input=${(event: InputEvent) => write((event.target as HTMLTextAreaElement).value)}
      @keydown=${keydown}
    ></textarea>
    <button class="send" aria-label=${words.send} aria-disabled=${draft.trim() === ''}>${sendIcon}</button>
  </form>`;
}

function farewell({ state, words, rate, restart }: FootContext): TemplateResult {
  const rated = state.rating ?? 0;
  return html`<div class="closing">
    <p role="status">${rated > 0 ? words.rated : words.rate}</p>
    <div class="stars">
      ${[1, 2, 3, 4, 5].map(
        (star) =>
          html`<button
            type="button"
            aria-label=${words.stars(star)}
            aria-pressed=${star === rated}
            ?data-on=${star <= rated}
            @click=${() => rate(star)}
          >
            ${starIcon}
          </button>`,
      )}
    </div>
    <button type="button" class="main" @click=${restart}>${words.restart}</button>
  </div>`;
}
