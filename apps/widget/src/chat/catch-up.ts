import type { ChatStore } from './chat-store.js';
import type { Delivery } from './delivery.js';
import type { Requests } from './requests.js';
import type { MarkSender } from './mark-sender.js';

/** Brings the chat up to what the server has, whenever there is a line again or something else is looked at. */
export class CatchUp {
  private headsTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: ChatStore,
    private readonly line: Requests,
    private readonly delivery: Delivery,
    private readonly marks: MarkSender,
  ) {}

  /** What was missed, then what waits to be sent, then what stands around it. */
  async run(): Promise<void> {
    try {
      await this.readConversation();
    } catch {
      return; // The line went again; the next connection reads on.
    }
    this.marks.soon(0);
    await this.delivery.send();
    if (!this.store.state.open) return;
    this.readHeads(0);
    const hours = await this.line.request('desk.hours', {}).catch(() => undefined);
    if (hours?.ok) this.store.dispatch({ type: 'hours', hours: hours.value });
  }

  /** What is new in the conversation that was read before, or all of it. */
  private async readConversation(): Promise<void> {
    const { conversationId, revision, loaded, gapAt, fresh } = this.store.state;
    if (loaded && gapAt === undefined) return;
    if (fresh) {
      this.store.dispatch({ type: 'loaded', transcript: null });
      return;
    }
    if (loaded && conversationId !== undefined && revision >= 0) {
      const since = await this.line.request('conversation.resume', { conversationId, after: revision });
      if (since.ok) {
        this.store.dispatch({ type: 'resumed', resumed: since.value });
        return;
      }
    }
    const wanted = conversationId === undefined ? {} : { conversationId };
    let answer = await this.line.request('conversation.open', wanted);
    if (!answer.ok && conversationId !== undefined) answer = await this.line.request('conversation.open', {});
    const current = this.store.state.conversationId;
    // Another one was chosen meanwhile.
    if (conversationId !== undefined && current !== conversationId) return;
    // One has begun meanwhile, here or on another device, and the answer does not know of it.
    if (current !== conversationId && !(answer.ok && answer.value?.conversationId === current))
      return this.readConversation();
    if (answer.ok) this.store.dispatch({ type: 'loaded', transcript: answer.value });
  }

  readHeads(delay: number): void {
    clearTimeout(this.headsTimer);
    this.headsTimer = setTimeout(() => {
      this.line
        .request('conversation.list', {})
        .then((answer) => {
          if (answer.ok) this.store.dispatch({ type: 'heads', heads: answer.value });
        })
        .catch(() => undefined); // They are read again with the next connection.
    }, delay);
  }
}
