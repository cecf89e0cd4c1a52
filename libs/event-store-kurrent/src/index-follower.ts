import { type AllStreamSubscription, excludeSystemEvents, START } from '@kurrent/kurrentdb-client';
import { setTimeout as wait } from 'node:timers/promises';
import { WakeUp } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { KurrentClient } from './client.js';
import type { LogIndex } from './log-index.js';
import { fromServer, isSystem } from './recorded.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 15_000;
/** Events in one transaction of the index, and held back at most: the subscription waits meanwhile. */
const BATCH = 500;

/**
 * Keeps the index current by one catch-up subscription to `$all`, and rings when there is more to read.
 * A connection that breaks is made again with growing pauses, from where the index stands.
 */
export class IndexFollower {
  /** Rings after events were added to the index, and when a connection was made again. */
  readonly added = new WakeUp();
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private subscription: AllStreamSubscription | undefined;
  private waiting: RecordedEvent[] = [];
  private head: bigint;

  constructor(
    private readonly client: KurrentClient,
    private readonly index: LogIndex,
    private readonly onError: (error: unknown) => void,
  ) {
    this.head = index.head();
    this.running = this.follow();
  }

  /** Resolves when the index knows everything up to a position, or when the follower stops. */
  async reached(position: bigint): Promise<void> {
    for (;;) {
      const { ticket } = this.added;
      if (this.head >= position || this.stopping.signal.aborted) return;
      await this.added.sleep(ticket, this.stopping.signal);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.subscription?.unsubscribe().catch(this.onError);
    await this.running;
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    const running = (): boolean => !signal.aborted;
    for (let pause = FIRST_PAUSE_MS; running(); pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        if (await this.readOn()) pause = FIRST_PAUSE_MS;
      } catch (error) {
        if (running()) this.onError(error);
      }
      await wait(pause, undefined, { ref: false, signal }).catch(() => undefined);
      this.added.ring();
    }
  }

  /** @returns whether anything came before the subscription ended */
  private async readOn(): Promise<boolean> {
    const before = this.head;
    const fromPosition = before > 0n ? { commit: before, prepare: before } : START;
    this.subscription = this.client.subscribeToAll({ fromPosition, filter: excludeSystemEvents() });
    try {
      for await (const { event } of this.subscription) {
        if (!event || isSystem(event) || event.position.commit <= this.head) continue;
        this.waiting.push(fromServer(event));
        if (this.waiting.length === BATCH) this.flush();
        else if (this.waiting.length === 1) setImmediate(() => this.flush());
      }
    } finally {
      this.flush();
    }
    return this.head > before;
  }

  private flush(): void {
    const last = this.waiting.at(-1);
    if (!last || this.stopping.signal.aborted) return;
    this.index.add(this.waiting);
    this.waiting = [];
    this.head = last.position;
    this.added.ring();
  }
}
