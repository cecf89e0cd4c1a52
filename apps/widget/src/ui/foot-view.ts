import { html, nothing, type TemplateResult } from 'lit';
import { expected, isOver } from '../chat/state.js';
import { ACCEPTED } from '../files/acceptable.js';
import type { View } from './acts.js';
import { clipIcon, sendIcon, starIcon } from './icons.js';
import { shortly } from './times.js';

/** Longest message the server takes, in UTF-16 code units. */
export const MESSAGE_LIMIT = 4000;

/** Below the transcript: the message box, or the farewell of a conversation that is over. */
export const foot = (view: View): TemplateResult =>
  html`<div class="foot">${isOver(view.state) ? farewell(view) : [aside(view), composer(view)]}</div>`;

function aside(view: View): TemplateResult {
  const { state, words, problem, acts } = view;
  const canAsk = state.status === 'assistant';
  const says = problem ?? view.note ?? (state.status === 'waiting' ? wait(view) : undefined);
  const asks = expected(state);
  return html`<div class="aside">
    ${says === undefined ? nothing : html`<p class=${problem ? 'problem' : ''} role="status">${says}</p>`}
    ${asks?.hint === undefined || says !== undefined ? nothing : html`<p id="expected">${asks.hint}</p>`}
    ${canAsk ? html`<button type="button" @click=${acts.askForPerson}>${words.person}</button>` : nothing}
  </div>`;
}

/** How long until somebody is there. */
function wait({ state: { hours }, words, language }: View): string {
  if (hours?.open === false && hours.opensAt !== undefined)
    return words.queuedUntil(shortly(hours.opensAt, language));
  if (hours?.expectedWaitMinutes !== undefined) return words.queuedFor(Math.ceil(hours.expectedWaitMinutes));
  return words.queued;
}

/** What the field that is asked for is written with, on phones and by the browser's own memory. */
const WRITTEN = {
  text: ['text', 'off'],
  lines: ['text', 'street-address'],
  email: ['email', 'email'],
  tel: ['tel', 'tel'],
  date: ['text', 'off'],
} as const;

function composer(view: View): TemplateResult {
  const { state, words, draft, acts, uploads } = view;
  const asks = expected(state);
  const [inputmode, autocomplete] = WRITTEN[asks?.type ?? 'text'];
  const label = asks?.label ?? words.write;
  const nothingToSend = draft.trim() === '' && uploads.length === 0;
  return html`<form @submit=${submit(acts.send)} @paste=${paste(acts.addFiles)}>
    <label class="clip" title=${words.attach}
      ><input
        type="file"
        multiple
        accept=${ACCEPTED.join()}
        aria-label=${words.attach}
        @change=${chosen(acts.addFiles)}
      />${clipIcon}</label
    >
    <textarea
      rows="1"
      dir="auto"
      maxlength=${MESSAGE_LIMIT}
      aria-label=${label}
      aria-describedby=${asks?.hint === undefined ? nothing : 'expected'}
      placeholder=${label}
      inputmode=${inputmode}
      autocomplete=${autocomplete}
      enterkeyhint="send"
      .value=${draft}
      @input=${(event: InputEvent) => acts.write((event.target as HTMLTextAreaElement).value)}
      @keydown=${sendOnEnter(acts.send)}
    ></textarea>
    <button
      class="send"
      aria-label=${words.send}
      title=${words.send}
      aria-disabled=${nothingToSend || uploads.some(({ stored }) => stored === undefined)}
    >
      ${sendIcon}
    </button>
  </form>`;
}

const submit = (send: () => void) => (event: Event) => {
  event.preventDefault();
  send();
};

const sendOnEnter = (send: () => void) => (event: KeyboardEvent) => {
  // While an input method composes (Chinese, Japanese …), Enter chooses a word. Safari says so by 229 alone.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const composing = event.isComposing || event.keyCode === 229;
  if (event.key === 'Enter' && !event.shiftKey && !composing) submit(send)(event);
};

const chosen = (add: (files: readonly File[]) => void) => (event: Event) => {
  const input = event.target as HTMLInputElement;
  add([...(input.files ?? [])]);
  // The same file may be chosen again after it was removed.
  input.value = '';
};

const paste = (add: (files: readonly File[]) => void) => (event: ClipboardEvent) => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length === 0) return;
  event.preventDefault();
  add(files);
};

function farewell({ state, words, acts, comment }: View): TemplateResult {
  const rated = state.rating ?? 0;
  return html`<div class="closing">
    <p role="status">${rated > 0 ? words.rated : words.rate}</p>
    <div class="stars" role="group" aria-label=${words.rate}>
      ${[1, 2, 3, 4, 5].map(
        (star) =>
          html`<button
            type="button"
            aria-label=${words.stars(star)}
            aria-pressed=${star === rated}
            ?data-on=${star <= rated}
            @click=${() => acts.rate(star)}
          >
            ${starIcon}
          </button>`,
      )}
    </div>
    ${rated > 0 ? commentBox(rated, { words, acts, comment }) : nothing}
    <div class="ways">
      <button type="button" @click=${() => acts.end(false)}>${words.goOn}</button>
      <button type="button" class="main" @click=${acts.begin}>${words.restart}</button>
    </div>
  </div>`;
}

/** Why so many stars; sent once. */
function commentBox(
  rated: number,
  { words, acts, comment }: Pick<View, 'words' | 'acts' | 'comment'>,
): TemplateResult {
  const tell = (event: Event): void => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('comment') as HTMLInputElement;
    if (field.value.trim() !== '') acts.rate(rated, field.value.trim());
  };
  if (comment !== '') return html`<p class="said" dir="auto">${comment}</p>`;
  return html`<form class="comment" @submit=${tell}>
    <input
      name="comment"
      maxlength="2000"
      dir="auto"
      aria-label=${words.comment}
      placeholder=${words.comment}
    />
    <button>${words.sendComment}</button>
  </form>`;
}
