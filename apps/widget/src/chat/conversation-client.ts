import type { Attachment, Choice, Language } from '#protocol';
import type { Shelf } from '../shelf.js';
import { CatchUp } from './catch-up.js';
import type { ChatStore } from './chat-store.js';
import { Delivery } from './delivery.js';
import { MarkSender } from './mark-sender.js';
import { forget, recall, remember } from './memory.js';
import { Offers } from './offers.js';
import type { Outbox, Unsent } from './outbox.js';
import { Owed } from './owed.js';
import type { Connection } from './requests.js';

/** The server says "typing" again every few seconds while it goes on, in milliseconds. */
const TYPING_LASTS = 6_000;
/** Who writes says so at most this often. */
const TYPING_EVERY = 2_500;
const SHOWN_EVERY = 700;
const GATHER = 300;
const DRAFT = 'draft';

interface Written {
  readonly choice?: Choice;
  readonly attachments?: readonly Attachment[];
}

/** What a shopper can do in the chat; keeps state, outbox and line in step. */
export class ConversationClient {
  readonly offers: Offers;
  private readonly delivery: Delivery;
  private readonly catchUp: CatchUp;
  private readonly owed: Owed;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private saidTypingAt = 0;
  private writingTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly forgetters: (() => void)[] = [];

  constructor(
    private readonly shelf: Shelf,
    private readonly outbox: Outbox,
    readonly store: ChatStore,
    private readonly line: Connection,
    /** Agents see what is being written before it is sent. */
    private readonly liveTyping: boolean,
  ) {
    this.delivery = new Delivery(outbox, store, line);
    this.catchUp = new CatchUp(store, line, this.delivery, new MarkSender(store, line));
    this.owed = new Owed(shelf, line);
    this.offers = new Offers(shelf, store, line, this.owed);
    store.listen((state) => remember(shelf, state));
  }

  /** What the shopper has begun to write; kept from page to page. */
  get draft(): string {
    return this.shelf.get(DRAFT) ?? '';
  }

  set draft(text: string) {
    if (text === '') this.shelf.remove(DRAFT);
    else this.shelf.set(DRAFT, text);
  }

  /** Brings back what the last page left; connects at once only where something is open or unsent. */
  restore(): void {
    const { resolved, ...remembered } = recall(this.shelf);
    const unsent = this.outbox.all();
    this.store.dispatch({ type: 'restored', unsent, ...remembered });
    if ((remembered.conversationId !== undefined && !resolved) || unsent.length > 0) this.connect();
  }

  /** A line for what comes unasked: offers of help, and answers on other devices. */
  listen(): void {
    this.line.open();
  }

  open(): void {
    this.store.dispatch({ type: 'opened' });
    this.connect();
    if (this.line.connected) void this.catchUp.run();
  }

  close(): void {
    this.store.dispatch({ type: 'closed' });
  }

  write(text: string, language: Language, { choice, attachments = [] }: Written = {}): void {
    const { conversationId, fresh } = this.store.state;
    const item: Unsent = {
      messageId: crypto.randomUUID(),
      ...(conversationId !== undefined && { conversationId }),
      ...(fresh && { begins: true }),
      text,
      language,
      at: new Date().toISOString(),
      ...(choice && { choice }),
      ...(attachments.length > 0 && { attachments }),
    };
    this.outbox.keep(item);
    this.store.dispatch({ type: 'written', item });
    this.saidTypingAt = 0;
    this.connect();
    void this.delivery.send();
  }

  retry(messageId: string): void {
    this.store.dispatch({ type: 'retried', messageId });
    const item = this.store.state.unsent.find((other) => other.messageId === messageId);
    if (item) this.outbox.keep(item);
    void this.delivery.send();
  }

  /** The offer's own words become the shopper's question. */
  acceptOffer(language: Language): void {
    const { help, status } = this.store.state;
    if (help === undefined) return;
    if (status === 'resolved') this.store.dispatch({ type: 'switched' });
    this.offers.accepted(help.offerId);
    this.open();
    this.write(help.action, language, { choice: { kind: 'offer', offerId: help.offerId } });
  }

  /**
   * Ends the conversation, or goes on with it: the next message reopens it on the server. Where the line is gone it
   * is over here alone.
   */
  end(ended: boolean): void {
    this.store.dispatch({ type: 'ended', ended });
    const { conversationId } = this.store.state;
    if (!ended || conversationId === undefined) return;
    this.line.request('conversation.end', { conversationId }).catch(() => undefined);
  }

  /** @returns whether the server took it */
  async askForPerson(): Promise<boolean> {
    const { conversationId } = this.store.state;
    if (conversationId === undefined) return false;
    return this.line.request('handoff.request', { conversationId }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  rate(rating: number, comment?: string): void {
    const { conversationId } = this.store.state;
    if (conversationId === undefined) return;
    this.store.dispatch({ type: 'told', told: { rating } });
    this.owed.owe(conversationId, 'conversation.rate', {
      conversationId,
      rating,
      ...(comment && { comment }),
    });
  }

  /** Somebody writes here; said where there is somebody who could wait for it. */
  writing(text: string): void {
    const { conversationId, status } = this.store.state;
    if (conversationId === undefined || status === 'resolved') return;
    clearTimeout(this.writingTimer);
    const wait = this.saidTypingAt + (this.liveTyping ? SHOWN_EVERY : TYPING_EVERY) - Date.now();
    if (text === '' || wait <= 0) {
      this.saidTypingAt = text === '' ? 0 : Date.now();
      const shown = this.liveTyping || text === '';
      this.line.say('typing', { conversationId, ...(shown && { text: text.slice(0, 4000) }) });
    } else if (this.liveTyping) this.writingTimer = setTimeout(() => this.writing(text), wait);
  }

  /** Products for the chat; none where there is nothing to recommend, or the line is gone. */
  async recommend(language: Language): Promise<void> {
    const answer = await this.line.request('recommend', { place: 'chat', language }).catch(() => undefined);
    const recommended = answer?.ok ? (answer.value ?? undefined) : undefined;
    this.store.dispatch({ type: 'told', told: { recommended } });
  }

  /** @param conversationId absent: a new one */
  switchTo(conversationId?: string): void {
    if (conversationId !== undefined && conversationId === this.store.state.conversationId) {
      this.store.dispatch({ type: 'turned', view: 'conversation' });
      return;
    }
    this.store.dispatch({ type: 'switched', ...(conversationId !== undefined && { conversationId }) });
    if (this.line.connected) void this.catchUp.run();
  }

  showList(): void {
    this.store.dispatch({ type: 'turned', view: 'list' });
    this.catchUp.readHeads(0);
  }

  look(looking: boolean): void {
    if (looking !== this.store.state.looking) this.store.dispatch({ type: 'looking', looking });
  }

  /** @param act called when another person sits here: for what of the one before is kept elsewhere */
  whenForgotten(act: () => void): void {
    this.forgetters.push(act);
  }

  /** Another person sits here now: nothing of the one before stays in this browser. */
  forgetShopper(): void {
    this.outbox.clear();
    this.owed.forget();
    this.offers.forget();
    this.store.dispatch({ type: 'forgotten' });
    forget(this.shelf);
    this.draft = '';
    for (const act of this.forgetters) act();
    this.line.reopen();
    if (this.store.state.open) this.connect();
  }

  /** The shopper has become known: the same conversation, under the new name, and those of other devices. */
  changeShopper(): void {
    this.line.reopen();
  }

  /** After every (re)connection: read what was missed, then send what waits. */
  async connected(): Promise<void> {
    this.store.dispatch({ type: 'link', link: 'online' });
    void this.owed.pay();
    await this.catchUp.run();
  }

  disconnected(): void {
    const { link } = this.store.state;
    if (link !== 'idle') this.store.dispatch({ type: 'link', link: 'offline' });
  }

  /** Whatever happened in a conversation that is not on the screen. */
  elsewhere(conversationId: string): void {
    if (conversationId !== this.store.state.conversationId) this.catchUp.readHeads(GATHER);
  }

  /** Read on another device, it is new here no more. */
  marked(conversationId: string): void {
    const { heads } = this.store.state;
    if (heads.some((head) => head.conversationId === conversationId && head.unread > 0))
      this.elsewhere(conversationId);
  }

  typing(conversationId: string, from: 'assistant' | 'agent'): void {
    this.store.dispatch({ type: 'typing', conversationId, from });
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(
      () => this.store.dispatch({ type: 'typing', conversationId, from: undefined }),
      TYPING_LASTS,
    );
  }

  private connect(): void {
    if (this.store.state.link === 'idle') this.store.dispatch({ type: 'link', link: 'connecting' });
    this.line.open();
  }
}
