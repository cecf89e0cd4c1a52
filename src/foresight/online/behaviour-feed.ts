import type { Logger } from 'pino';
import type { EventFilter, EventStore } from '#event-store';
import { BEHAVIOUR_EVENTS, BEHAVIOUR_STREAMS } from '#foresight';
import type { RecordedEvent } from '#kernel';
import type { ProjectionStatus } from '#protocol';
import { followLog } from '../../live/follow-log.js';
import { untilDone } from '../../live/until-done.js';

const FILTER = { types: [...BEHAVIOUR_EVENTS, 'ShopperForgotten'], streamPrefixes: BEHAVIOUR_STREAMS };

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
    const following = {
      store,
      signal,
      take: (events: readonly RecordedEvent[]) => this.take(events, signal),
      failed: (error: unknown) => this.note(error, undefined),
    };
    await followLog(this.at, {
      ...{ ...following, filter: { ...filter, occurredFrom: since }, untilEnd: true },
      reached: (position) => {
        this.trouble = undefined;
        this.at = position;
      },
    });
    await followLog(this.at, {
      ...{ ...following, filter },
      reached: () => {
        this.trouble = undefined;
        this.isAtEnd = true;
      },
    });
  }

  private async take(events: readonly RecordedEvent[], signal: AbortSignal): Promise<void> {
    const failed = (error: unknown): void => this.note(error, events[0]);
    if (!(await untilDone(() => this.parts.take(events), { signal, failed }))) return;
    this.trouble = undefined;
    this.at = events.at(-1)?.position ?? this.at;
  }

  private note(error: unknown, first: RecordedEvent | undefined): void {
    const message = error instanceof Error ? error.message : String(error);
    this.trouble = { message, position: String(this.at), eventId: first?.id ?? '' };
    const about = { err: error, role: this.parts.role ?? 'foresight', eventId: first?.id };
    this.parts.log.error(about, 'events could not be taken and are tried again');
  }
}
