import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { Language } from '#protocol';
import type { ConversationClient } from '../chat/conversation-client.js';
import { type ChatState, initialState, isOver, recommendingAnswer } from '../chat/state.js';
import type { Upload, Uploads } from '../files/uploads.js';
import type { Properties } from '../tracker/tracker.js';
import { wordsIn } from '../words/words-in.js';
import type { Menu, View } from './acts.js';
import { actsOf, focusIn } from './acts-of.js';
import { Attention } from './attention.js';
import { FollowEnd } from './follow-end.js';
import { footStyles } from './foot-styles.js';
import { frame } from './styles.js';
import { heldBack, announced } from './offer-view.js';
import { headStyles } from './head-styles.js';
import { listStyles } from './list-styles.js';
import { offerStyles } from './offer-styles.js';
import { launcher, panel } from './panel-view.js';
import { partsStyles } from './parts-styles.js';
import { tokens } from './tokens.js';
import { transcriptStyles } from './transcript-styles.js';

/** The launcher and the chat. Shows the client's state and passes on what the shopper does; decides nothing. */
export class PresageChat extends LitElement {
  static override styles = [
    tokens,
    frame,
    headStyles,
    transcriptStyles,
    listStyles,
    partsStyles,
    offerStyles,
    footStyles,
  ];
  static override properties = {
    client: { attribute: false },
    language: { attribute: false },
    state: { state: true },
    draft: { state: true },
    problem: { state: true },
    note: { state: true },
    menu: { state: true },
    files: { state: true },
    below: { state: true },
    comment: { state: true },
  };

  declare client: ConversationClient;
  declare uploads: Uploads;
  declare language: Language;
  /** Reports that a recommended product was chosen. */
  clicked: (properties: Properties) => void = () => undefined;
  /** Hands the conversation to the shopper as a file. */
  save: (conversationId: string, language: Language) => Promise<void> = () => Promise.resolve();
  openFile: (attachmentId: string, name: string) => Promise<void> = () => Promise.resolve();
  declare state: ChatState;
  declare draft: string;
  declare problem: string | undefined;
  declare note: string | undefined;
  declare menu: Menu | undefined;
  declare files: readonly Upload[];
  declare comment: string;
  declare private below: boolean;
  private readonly acts = actsOf(this);
  private readonly attention = new Attention(
    this,
    () => this.renderRoot.querySelector('.offer'),
    () => this.look(),
    (offerId) => this.client.offers.seen(offerId),
  );
  private unlisten: (() => void) | undefined;
  private hadFocus = false;
  private readonly end = new FollowEnd(
    this,
    () => this.renderRoot.querySelector('.log[role=log]'),
    () => {
      this.below = !this.end.atEnd;
      this.look();
    },
  );
  private recommending: string | undefined;

  constructor() {
    super();
    this.language = 'en';
    this.state = initialState;
    this.files = [];
    this.below = false;
    this.forget();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.state = this.client.store.state;
    this.draft = this.client.draft;
    this.files = this.uploads.all;
    this.uploads.changed = (files) => (this.files = files);
    this.unlisten = this.client.store.listen((state) => (this.state = state));
    window.visualViewport?.addEventListener('resize', this.fitKeyboard);
    window.addEventListener('keydown', this.escape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unlisten?.();
    window.visualViewport?.removeEventListener('resize', this.fitKeyboard);
    window.removeEventListener('keydown', this.escape);
  }

  override willUpdate(changed: PropertyValues): void {
    this.toggleAttribute('open', this.state.open);
    this.lang = this.language;
    this.hadFocus = focusIn(this.renderRoot);
    const before = stateBefore(changed);
    if (before === undefined) return;
    const wrote = before.unsent.length < this.state.unsent.length;
    const closed = isOver(before) !== isOver(this.state);
    if (wrote || closed || turned(before, this.state)) this.end.atEnd = true;
    if (before.conversationId !== this.state.conversationId || before.fresh !== this.state.fresh) {
      this.comment = '';
    }
  }

  override updated(changed: PropertyValues): void {
    this.recommend();
    this.look();
    const before = stateBefore(changed);
    if (before && turned(before, this.state)) this.focusBest(this.state.open);
    else if (this.hadFocus && !focusIn(this.renderRoot)) this.keepFocus();
  }

  override render(): TemplateResult {
    const view = this.view;
    return html`<p class="hidden" role="status">${announced(view)}</p>
      ${
        this.state.open
          ? html`<div
              class="frame"
              @click=${this.clickedAnywhere}
              @dragover=${this.drag}
              @dragleave=${this.drag}
              @drop=${this.drag}
            >
              ${panel(view)}
            </div>`
          : launcher(view)
      }`;
  }

  get view(): View {
    const { state, language, draft, problem, note, menu, files, below, comment, acts } = this;
    const words = wordsIn(language);
    return { state, words, language, draft, problem, note, menu, uploads: files, below, comment, acts };
  }

  /** The box to write in, or what takes its place. */
  focusBest(inPanel: boolean): void {
    const target = inPanel ? 'textarea, .closing .main, .main' : '.launcher';
    this.renderRoot.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
  }

  /** What had the focus is gone: it stays near, and no keyboard rises on a phone. */
  private keepFocus(): void {
    this.renderRoot.querySelector<HTMLElement>('.log, .launcher')?.focus({ preventScroll: true });
  }

  toEnd(): void {
    this.end.toEnd();
  }

  /** Nothing that stands on the screen alone is there, or any more: another person sits here. */
  forget(): void {
    Object.assign(this, { draft: '', comment: '', problem: undefined, note: undefined, menu: undefined });
  }

  /** Once for each answer that recommends, when it is seen. */
  private recommend(): void {
    const answer = this.state.open ? recommendingAnswer(this.state) : this.recommending;
    if (answer === this.recommending) return;
    this.recommending = answer;
    if (answer !== undefined) void this.client.recommend(this.language);
  }

  private look(): void {
    this.client.look(this.state.open && this.end.atEnd && this.attention.here);
  }

  /** Closes the innermost thing that is open; an offer also from the shop's page, unless that has a use for the key. */
  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    const within = event.composedPath().includes(this);
    if (this.menu !== undefined) {
      this.menu = undefined;
      if (within) this.renderRoot.querySelector<HTMLElement>('[aria-expanded=true]')?.focus();
    } else if (this.state.open) {
      if (within) this.acts.hide();
    } else if (this.state.help !== undefined && !heldBack(this.view) && !inDialog(event)) this.acts.dismiss();
  };

  private readonly clickedAnywhere = (event: Event): void => {
    const inMenu = event
      .composedPath()
      .some((node) => node instanceof Element && node.matches('.menu, .quiet, [aria-controls]'));
    if (!inMenu) this.menu = undefined;
  };

  private readonly drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files') || this.state.view === 'list') return;
    event.preventDefault();
    this.renderRoot.querySelector('.panel')?.classList.toggle('dragged', event.type === 'dragover');
    if (event.type === 'drop') this.acts.addFiles([...event.dataTransfer.files]);
  };

  /** On phones the keyboard covers the page; the sheet ends above it. */
  private readonly fitKeyboard = (): void => {
    const height = window.visualViewport?.height;
    if (height !== undefined) this.style.setProperty('--_sheet', `${String(Math.round(height))}px`);
  };
}

const stateBefore = (changed: PropertyValues): ChatState | undefined =>
  (changed as ReadonlyMap<PropertyKey, unknown>).get('state') as ChatState | undefined;

/** Something else is in front of the shopper. */
const turned = (before: ChatState, now: ChatState): boolean =>
  before.open !== now.open || before.view !== now.view;

const inDialog = (event: Event): boolean =>
  event
    .composedPath()
    .some((node) => node instanceof Element && node.matches('dialog, [role=dialog], [role=alertdialog]'));
