import { WakeUp } from '#event-store';
import { Listener } from '#postgres';

/** How often to look whether somebody has appended whose notification was not heard. */
const POLL_MILLISECONDS = 1_000;

/**
 * Rings when the log has grown, whoever appended: this process at once, others by notification, and where that is not
 * heard (a connection broke, a proxy does not pass it on) by looking.
 */
export class Newest {
  readonly appended = new WakeUp();
  private position = 0n;
  private readonly listener: Listener;
  private readonly poll: NodeJS.Timeout;
  private looking: Promise<void> | undefined;

  constructor(
    url: string,
    channel: string,
    private readonly head: () => Promise<bigint>,
  ) {
    this.listener = new Listener(url, channel, (payload) => this.heard(payload));
    this.poll = setInterval(() => this.look(), POLL_MILLISECONDS).unref();
  }

  /** Something was committed at this position. */
  isAt(position: bigint): void {
    if (position <= this.position) return;
    this.position = position;
    this.appended.ring();
  }

  async close(): Promise<void> {
    clearInterval(this.poll);
    await Promise.all([this.listener.close(), this.looking]);
  }

  private heard(payload: string | undefined): void {
    if (payload !== undefined && /^\d+$/.test(payload)) this.isAt(BigInt(payload));
    else this.look();
  }

  private look(): void {
    this.looking ??= this.head()
      // A server that cannot be asked is told to those who read, not to the timer.
      .then(
        (head) => this.isAt(head),
        () => undefined,
      )
      .finally(() => (this.looking = undefined));
  }
}
