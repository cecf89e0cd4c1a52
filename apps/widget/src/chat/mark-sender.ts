import type { Marks } from '#protocol';
import type { ChatStore } from './chat-store.js';
import type { Requests } from './requests.js';
import { type MarkOwed, marksOwed } from './lines.js';

/** Answers come in bursts and are often read at once: one mark stands for all of them, in milliseconds. */
const GATHER = 400;
/** After a mark that did not get through. */
const AGAIN = 5_000;

/** Tells the server how far answers have come on this screen. */
export class MarkSender {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: ChatStore,
    private readonly line: Requests,
  ) {
    store.listen((state, before) => {
      if (state.entries !== before.entries || state.read !== before.read || state.marks !== before.marks) {
        this.soon(GATHER);
      }
    });
  }

  soon(delay: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.tell();
    }, delay);
  }

  private async tell(): Promise<void> {
    const owed = marksOwed(this.store.state);
    if (owed === undefined || !this.line.connected) return;
    const took = await this.line.request('conversation.mark', owed).then(
      ({ ok }) => ok,
      () => false,
    );
    if (took) this.store.dispatch({ type: 'marked', ...owed, shopper: this.with(owed) });
    else this.soon(AGAIN);
  }

  private with({ upTo, mark }: MarkOwed): Marks['shopper'] {
    return { ...this.store.state.marks.shopper, delivered: upTo, ...(mark === 'read' && { read: upTo }) };
  }
}
