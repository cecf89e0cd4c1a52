import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EventFilter, EventStore, SubscriptionItem } from '#event-store';
import { BEHAVIOUR_EVENTS, BEHAVIOUR_STREAMS } from '#foresight';
import type { RecordedEvent } from '#kernel';
import type { ProjectionStatus } from '#protocol';

const FILTER = { types: [...BEHAVIOUR_EVENTS, 'ShopperForgotten'], streamPrefixes: BEHAVIOUR_STREAMS };
const PAUSES_MS = [200, 1_000, 5_000, 15_000] as const;

interface Parts {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly log: Pick<Logger, 'error'>;
  /** Absent: what shoppers do, and what befalls them. */
  readonly filter?: EventFilter;
  /** Whose feed it is, for the log of the server; absent: foresight's. */
  readonly role?: string;
  /** Takes the next events; what fails is tried again with growing pauses. */
  readonly take: (events: readonly RecordedEvent[]) => Promise<void>;
}

/** Carries what shoppers do, and what befalls them, along the log. */
export class BehaviourFeed {
  private at = 0n;
  private isAtEnd = false;
  private trouble: ProjectionStatus['error'];

  constructor(private readonly parts: Parts) {}

  /** The last event that was taken. */
  get position(): bigint {
    return this.at;
  }

  get reachedEnd(): boolean {
    return this.isAtEnd;
  }

  get failure(): ProjectionStatus['error'] {
    return this.trouble;
  }

  /**
   * First what has happened lately since the place where it stood; then everything as it comes, history as well.
   *
   * @param since ISO 8601; of what is in the log already, only what happened after this
   */
  async run(from: bigint, since: string, signal: AbortSignal): Promise<void> {
    const { store, filter = FILTER } = this.parts;
    this.at = from;
    const lately = store.subscribe(this.at, { ...filter, occurredFrom: since }, signal);
    const isThrough = await this.through(lately, signal, true);
    if (isThrough) await this.through(store.subscribe(this.at, filter, signal), signal, false);
  }

  /** @returns whether it has come to the end */
  private async through(
    items: AsyncIterable<SubscriptionItem>,
    signal: AbortSignal,
    untilEnd: boolean,
  ): Promise<boolean> {
    for await (const item of items) {
      if (item.kind === 'events') await this.takeUntilDone(item.events, signal);
      else if (untilEnd) {
        this.at = item.position;
        return true;
      } else this.isAtEnd = true;
    }
    return false;
  }

  private async takeUntilDone(events: readonly RecordedEvent[], signal: AbortSignal): Promise<void> {
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        await this.parts.take(events);
        this.trouble = undefined;
        this.at = events.at(-1)?.position ?? this.at;
        return;
      } catch (error) {
        this.note(error, events[0]);
        const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)];
        await wait(pause, undefined, { ref: false, signal }).catch(() => undefined);
      }
    }
  }

  private note(error: unknown, first: RecordedEvent | undefined): void {
    const message = error instanceof Error ? error.message : String(error);
    this.trouble = { message, position: String(this.at), eventId: first?.id ?? '' };
    const about = { err: error, role: this.parts.role ?? 'foresight', eventId: first?.id };
    this.parts.log.error(about, 'events could not be taken and are tried again');
  }
}
