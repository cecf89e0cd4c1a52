import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Language } from '#protocol';
import type { ConversationClient } from '../chat/conversation-client.js';
import { type ChatState, initialState, recommendingAnswer, unreadOf } from '../chat/state.js';
import { wordsIn } from '../words/words-in.js';
import type { Properties } from '../tracker/tracker.js';
import { foot } from './foot-view.js';
import { chatIcon, closeIcon } from './icons.js';
import { footStyles } from './foot-styles.js';
import { strip } from './strip-view.js';
import { frame } from './styles.js';
import { tokens } from './tokens.js';
import { transcriptStyles } from './transcript-styles.js';
import { transcript } from './transcript-view.js';

/** Closer to the end than this, the transcript follows new lines, in pixels. */
const NEAR_END = 80;

/** The launcher and the chat. Shows the client's state and passes on what the shopper does; decides nothing. */
export class PresageChat extends LitElement {
  static override styles = [tokens, frame, transcriptStyles, footStyles];
  static override properties = {
    client: { attribute: false },
    language: { attribute: false },
    state: { state: true },
    draft: { state: true },
    problem: { state: true },
  };

  declare client: ConversationClient;
  declare language: Language;
  /** Reports that a recommended product was chosen. */
  clicked: (properties: Properties) => void = () => undefined;
  declare private state: ChatState;
  declare private draft: string;
  declare private problem: string | undefined;
  private unlisten: (() => void) | undefined;
  private atEnd = true;
  private recommending: string | undefined;

  constructor() {
    super();
    this.language = 'en';
    this.state = initialState;
    this.draft = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.state = this.client.store.state;
    this.draft = this.client.draft;
    this.unlisten = this.client.store.listen((state) => (this.state = state));
    window.visualViewport?.addEventListener('resize', this.fitKeyboard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unlisten?.();
    window.visualViewport?.removeEventListener('resize', this.fitKeyboard);
  }

  override willUpdate(changed: PropertyValues): void {
    this.toggleAttribute('open', this.state.open);
    this.lang = this.language;
    const log = this.log;
    if (log) this.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    const before = stateBefore(changed);
    const wrote = (before?.unsent.length ?? 0) < this.state.unsent.length;
    if (wrote || (before && before.open !== this.state.open)) this.atEnd = true;
  }

  override updated(changed: PropertyValues): void {
    this.recommend();
    const log = this.log;
    if (log && this.atEnd) log.scrollTop = log.scrollHeight;
    const before = stateBefore(changed);
    if (before === undefined || before.open === this.state.open) return;
    const target = this.state.open ? 'textarea, .main' : '.launcher';
    this.renderRoot.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    return this.state.open ? this.panel() : this.launcher();
  }

  /** Once for each answer that recommends, when it is seen. */
  private recommend(): void {
    const answer = this.state.open ? recommendingAnswer(this.state) : this.recommending;
    if (answer === this.recommending) return;
    this.recommending = answer;
    if (answer !== undefined) void this.client.recommend(this.language);
  }

  private launcher(): TemplateResult {
    const words = wordsIn(this.language);
    const unread = unreadOf(this.state);
    const label = unread > 0 ? `${words.open} (${words.unread(unread)})` : words.open;
    return html`<button
      class="launcher"
      aria-label=${label}
      title=${label}
      aria-expanded="false"
      @click=${this.show}
    >
      ${chatIcon}${unread > 0 ? html`<span class="badge" aria-hidden="true">${unread}</span>` : nothing}
    </button>`;
  }

  private panel(): TemplateResult {
    const { state } = this;
    const words = wordsIn(this.language);
    const who = state.agentName === undefined ? words.title : words.withAgent(state.agentName);
    return html`<section class="panel" role="dialog" aria-label=${who} @keydown=${this.escape}>
      <header>
        <div>
          <h2>${who}</h2>
          ${state.agentName === undefined ? html`<p>${words.subtitle}</p>` : nothing}
        </div>
        <button aria-label=${words.close} title=${words.close} @click=${this.hide}>${closeIcon}</button>
      </header>
      ${state.link === 'offline' ? html`<p class="banner" role="status">${words.offline}</p>` : nothing}
      <div class="log" role="log" aria-label=${words.transcript} tabindex="0">${this.conversation()}</div>
      ${foot({
        state,
        words,
        draft: this.draft,
        problem: this.problem,
        write: this.write,
        send: this.send,
        askForPerson: this.askForPerson,
        rate: (rating) => void this.client.rate(rating),
        restart: this.restart,
      })}
    </section>`;
  }

  private conversation(): TemplateResult | typeof nothing {
    const { state, language } = this;
    const words = wordsIn(language);
    if (state.entries.length === 0 && state.unsent.length === 0)
      return state.loaded ? this.welcome() : this.waiting();
    const who = state.typing === 'agent' ? state.agentName : words.assistant;
    return html`${transcript({ state, words, language, retry: (id) => this.client.retry(id) })}
      ${strip({ state, words, language, clicked: this.clicked })}
      <p class="typing">${state.typing === undefined ? nothing : words.typing(who ?? words.assistant)}</p>`;
  }

  /** The greeting needs no server: only a conversation that is known to exist is waited for. */
  private waiting(): TemplateResult {
    if (this.state.conversationId === undefined) return this.welcome();
    return html`<div class="skeleton"></div>
      <div class="skeleton"></div>`;
  }

  private welcome(): TemplateResult {
    const words = wordsIn(this.language);
    return html`<div class="welcome">
      <p>${words.greeting}</p>
      ${words.starters.map((text) => html`<button @click=${() => this.say(text)}>${text}</button>`)}
    </div>`;
  }

  readonly show = (): void => this.client.open();
  readonly hide = (): void => this.client.close();

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.hide();
  };

  private readonly write = (draft: string): void => {
    this.draft = draft;
    this.client.draft = draft;
  };

  private readonly send = (): void => {
    const text = this.draft.trim();
    if (text === '') return;
    this.write('');
    this.say(text);
  };

  private readonly say = (text: string): void => {
    this.problem = undefined;
    this.client.write(text, this.language);
    void this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus());
  };

  private readonly askForPerson = (): void => {
    this.problem = undefined;
    void this.client.askForPerson().then((took) => {
      if (!took) this.problem = wordsIn(this.language).personFailed;
    });
  };

  private readonly restart = (): void => {
    this.client.restart();
    void this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus());
  };

  /** On phones the keyboard covers the page; the sheet ends above it. */
  private readonly fitKeyboard = (): void => {
    const height = window.visualViewport?.height;
    if (height !== undefined) this.style.setProperty('--_sheet', `${String(Math.round(height))}px`);
  };

  private get log(): HTMLElement | null {
    return this.renderRoot.querySelector('.log');
  }
}

const stateBefore = (changed: PropertyValues): ChatState | undefined =>
  (changed as ReadonlyMap<PropertyKey, unknown>).get('state') as ChatState | undefined;
