import type { Problem } from '#protocol';
import { retryDelay } from '../back-off.js';
import type { ChatStore } from './chat-store.js';
import type { Requests } from './requests.js';
import { nextToSend, type Outbox, type Unsent } from './outbox.js';

/** Trouble that passes by itself. */
const PASSING: readonly Problem['code'][] = ['rate-limited', 'unavailable', 'internal'];

/** Brings what the shopper wrote to the server: in order, each until it is stored, each once. */
export class Delivery {
  private sending = false;
  private failures = 0;

  constructor(
    private readonly outbox: Outbox,
    private readonly store: ChatStore,
    private readonly line: Requests,
  ) {
    store.listen((state, before) => {
      // However it became known that a message is stored: by its answer, by its line, or by the transcript.
      const waiting = new Set(state.unsent.filter(({ stored }) => !stored).map(({ messageId }) => messageId));
      for (const { messageId, stored } of before.unsent) {
        if (!stored && !waiting.has(messageId)) outbox.remove(messageId);
      }
    });
  }

  /** One message at a time, in order: the first one may begin the conversation for those behind it. */
  async send(): Promise<void> {
    if (this.sending || !this.store.state.loaded) return;
    this.sending = true;
    try {
      for (let item = this.next(); item && this.line.connected; item = this.next()) {
        if (!(await this.deliver(item))) break;
      }
    } finally {
      this.sending = false;
    }
  }

  private next(): Unsent | undefined {
    return nextToSend(this.store.state.unsent);
  }

  /** @returns whether to go on with the next message */
  private async deliver(item: Unsent): Promise<boolean> {
    const { messageId, text, language, conversationId, choice, attachments } = item;
    try {
      const answer = await this.line.request('message.send', {
        messageId,
        text,
        language,
        ...(conversationId !== undefined && { conversationId }),
        ...(choice && { choice }),
        ...(attachments && { attachments: attachments.map(({ attachmentId }) => attachmentId) }),
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
    if (PASSING.includes(problem.code)) return this.later((problem.retryAfterSeconds ?? 0) * 1000);
    this.outbox.keep({ ...item, refused: true });
    this.store.dispatch({ type: 'refused', messageId: item.messageId });
    return true;
  }

  private later(atLeast: number): false {
    setTimeout(() => void this.send(), Math.max(atLeast, retryDelay(++this.failures, Math.random())));
    return false;
  }
}
