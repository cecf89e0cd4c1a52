import type { Language, Problem } from '#protocol';
import { retryDelay } from '../back-off.js';
import type { Shelf } from '../shelf.js';
import type { ChatStore } from './chat-store.js';
import type { ShopperLine } from './line.js';
import { forget, recall, remember } from './memory.js';
import { nextToSend, type Outbox, type Unsent } from './outbox.js';

/** The server says "typing" again every few seconds while it goes on, in milliseconds. */
const TYPING_LASTS = 6_000;
const DRAFT = 'draft';

/** What a shopper can do in the chat; keeps state, outbox and line in step. */
export class ConversationClient {
  private sending = false;
  private failures = 0;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly shelf: Shelf,
    private readonly outbox: Outbox,
    readonly store: ChatStore,
    private readonly line: ShopperLine,
  ) {
    store.listen((state, before) => {
      remember(shelf, state);
      // However it became known that a message is stored: by its answer, by its line, or by the transcript.
      for (const { messageId } of before.unsent) {
        if (!state.unsent.some((item) => item.messageId === messageId)) outbox.remove(messageId);
      }
    });
  }

  /** What the shopper has begun to write; kept from page to page. */
  get draft(): string {
    return this.shelf.get(DRAFT) ?? '';
  }

  set draft(text: string) {
    if (text === '') this.shelf.remove(DRAFT);
    else this.shelf.set(DRAFT, text);
  }

  /** Brings back what the last page left; connects only where something is open or unsent. */
  restore(): void {
    const { conversationId, resolved, readUpTo } = recall(this.shelf);
    const unsent = this.outbox.all();
    this.store.dispatch({ type: 'restored', unsent, readUpTo, ...(conversationId && { conversationId }) });
    if ((conversationId !== undefined && !resolved) || unsent.length > 0) this.connect();
  }

  open(): void {
    this.store.dispatch({ type: 'opened' });
    this.connect();
  }

  close(): void {
    this.store.dispatch({ type: 'closed' });
  }

  write(text: string, language: Language): void {
    const { conversationId } = this.store.state;
    const item: Unsent = {
      messageId: crypto.randomUUID(),
      ...(conversationId !== undefined && { conversationId }),
      text,
      language,
      at: new Date().toISOString(),
    };
    this.outbox.keep(item);
    this.store.dispatch({ type: 'written', item });
    this.connect();
    void this.send();
  }

  retry(messageId: string): void {
    this.store.dispatch({ type: 'retried', messageId });
    const item = this.store.state.unsent.find((other) => other.messageId === messageId);
    if (item) this.outbox.keep(item);
    void this.send();
  }

  /** @returns whether the server took it */
  async askForPerson(): Promise<boolean> {
    const { conversationId } = this.store.state;
    if (conversationId === undefined) return false;
    return this.took(this.line.request('handoff.request', { conversationId }));
  }

  async rate(rating: number): Promise<void> {
    const { conversationId, rating: before } = this.store.state;
    if (conversationId === undefined) return;
    this.store.dispatch({ type: 'told', told: { rating } });
    if (!(await this.took(this.line.request('conversation.rate', { conversationId, rating })))) {
      this.store.dispatch({ type: 'told', told: { rating: before } });
    }
  }

  /** Products for the chat; none where there is nothing to recommend, or the line is gone. */
  async recommend(language: Language): Promise<void> {
    const answer = await this.line.request('recommend', { place: 'chat', language }).catch(() => undefined);
    const recommended = answer?.ok ? (answer.value ?? undefined) : undefined;
    this.store.dispatch({ type: 'told', told: { recommended } });
  }

  restart(): void {
    this.store.dispatch({ type: 'restarted' });
  }

  /** Another person sits here now: nothing of the one before stays in this browser. */
  forgetShopper(): void {
    this.outbox.clear();
    this.store.dispatch({ type: 'forgotten' });
    forget(this.shelf);
    this.draft = '';
    this.line.close();
    if (this.store.state.open) this.connect();
  }

  /** The shopper has become known: the same conversation, under the new name. */
  changeShopper(): void {
    this.line.reopen();
  }

  private connect(): void {
    if (this.store.state.link === 'idle') this.store.dispatch({ type: 'link', link: 'connecting' });
    this.line.open();
  }

  /** After every (re)connection: read what was missed, then send what waits. */
  async connected(): Promise<void> {
    this.store.dispatch({ type: 'link', link: 'online' });
    try {
      const { conversationId } = this.store.state;
      let answer = await this.line.request(
        'conversation.open',
        conversationId === undefined ? {} : { conversationId },
      );
      if (!answer.ok && conversationId !== undefined)
        answer = await this.line.request('conversation.open', {});
      if (answer.ok) this.store.dispatch({ type: 'loaded', transcript: answer.value });
    } catch {
      return; // The line went again; the next connection reads on.
    }
    await this.send();
  }

  disconnected(): void {
    const { link } = this.store.state;
    if (link !== 'idle') this.store.dispatch({ type: 'link', link: 'offline' });
  }

  typing(conversationId: string, from: 'assistant' | 'agent'): void {
    this.store.dispatch({ type: 'typing', conversationId, from });
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(
      () => this.store.dispatch({ type: 'typing', conversationId, from: undefined }),
      TYPING_LASTS,
    );
  }

  /** One message at a time, in order: the first one may name the conversation for those behind it. */
  private async send(): Promise<void> {
    if (this.sending || !this.store.state.loaded) return;
    this.sending = true;
    try {
      for (
        let item = nextToSend(this.store.state.unsent);
        item && this.line.connected;
        item = nextToSend(this.store.state.unsent)
      ) {
        if (!(await this.deliver(item))) break;
      }
    } finally {
      this.sending = false;
    }
  }

  /** @returns whether to go on with the next message */
  private async deliver(item: Unsent): Promise<boolean> {
    const { messageId, text, language } = item;
    const conversationId = item.conversationId ?? this.store.state.conversationId;
    try {
      const answer = await this.line.request('message.send', {
        messageId,
        text,
        language,
        ...(conversationId !== undefined && { conversationId }),
      });
      if (!answer.ok) return this.refused(item, answer.problem);
      this.failures = 0;
      this.store.dispatch({ type: 'accepted', messageId, conversationId: answer.value.conversationId });
      return true;
    } catch {
      // No answer: it may have arrived or not. The same id again stores it once.
      return this.later(0);
    }
  }

  private refused(item: Unsent, problem: Problem): boolean {
    if (problem.code === 'rate-limited' || problem.code === 'unavailable' || problem.code === 'internal') {
      return this.later((problem.retryAfterSeconds ?? 0) * 1000);
    }
    this.outbox.keep({ ...item, refused: true });
    this.store.dispatch({ type: 'refused', messageId: item.messageId });
    return true;
  }

  private later(atLeast: number): false {
    setTimeout(() => void this.send(), Math.max(atLeast, retryDelay(++this.failures, Math.random())));
    return false;
  }

  private async took(answer: Promise<{ readonly ok: boolean }>): Promise<boolean> {
    return answer.then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
