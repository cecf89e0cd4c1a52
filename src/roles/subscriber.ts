import type { Logger } from 'pino';
import type { EventFilter, EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { ProjectionStatus } from '#protocol';
import type { ReadModel, ReadModels } from '#read-models';
import { followLog } from '../live/follow-log.js';
import { OneByOne } from '../live/one-by-one.js';
import { untilDone } from '../live/until-done.js';
import type { Role } from './role.js';

/** What reacts to the log. Reacting to the same events again must store nothing new. */
export interface Reaction {
  readonly name: string;
  readonly filter: EventFilter;
  /**
   * Events of one lane are reacted to one after another, lanes side by side, so that one that takes its time keeps no
   * other waiting. Absent: all that have come in meanwhile are reacted to together.
   */
  readonly laneOf?: (event: RecordedEvent) => string;
  react(events: readonly RecordedEvent[]): Promise<void>;
}

/** So many lanes at once may be worked on; what comes then waits. */
const LANES = 64;

/** Where a reaction of this name stands is kept under it. */
export const placeOf = (reaction: string): ReadModel => ({
  name: `reaction-${reaction}`,
  version: 1,
  indexes: [],
});

/**
 * Carries a reaction along the log: in order, at least once, from where it stood when the process ended: before the
 * first event that was not done with. A failure is tried again with growing pauses and is visible in the status
 * meanwhile; nothing is skipped.
 */
export class Subscriber implements Role {
  private readonly stopping = new AbortController();
  private readonly place: ReadModel;
  private running: Promise<void> = Promise.resolve();
  /** Everything up to here is done with. */
  private position = 0n;
  /** Everything up to here is done with, or under way. */
  private taken = 0n;
  private readonly lanes = new OneByOne();
  /** First events of what is under way, in their order. */
  private readonly underWay = new Set<RecordedEvent>();
  private saving: Promise<void> | undefined;
  private reachedEnd = false;
  /** What fails just now, by event. */
  private readonly failures = new Map<string, NonNullable<ProjectionStatus['error']>>();

  constructor(
    private readonly reaction: Reaction,
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly log: Logger,
  ) {
    this.place = placeOf(reaction.name);
  }

  async start(): Promise<void> {
    await this.readModels.define(this.place);
    this.position = this.taken = await this.readModels.checkpoint(this.place);
    this.running = this.follow();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.lanes.untilFewerThan(1);
    await this.saving;
    if (this.doneUpTo > this.position) await this.readModels.commit(this.place, [], this.doneUpTo);
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.store.head();
    const position = this.state === 'live' ? head : this.position;
    const [error] = this.failures.values();
    const place = { name: this.reaction.name, version: 1, state: this.state, position: String(position) };
    return [
      {
        ...place,
        head: String(head),
        lag: Number(head - position),
        documents: 0,
        eventsPerSecond: 0,
        ...(error && { error }),
      },
    ];
  }

  private get state(): ProjectionStatus['state'] {
    if (this.failures.size > 0) return 'stopped';
    return this.reachedEnd && this.underWay.size === 0 ? 'live' : 'catching-up';
  }

  private get doneUpTo(): bigint {
    const [next] = this.underWay;
    return next ? next.position - 1n : this.taken;
  }

  private follow(): Promise<void> {
    return followLog(this.position, {
      store: this.store,
      filter: this.reaction.filter,
      signal: this.stopping.signal,
      take: (events) => this.take(events),
      reached: () => {
        this.reachedEnd = true;
        this.failures.delete('');
      },
      failed: (error) => this.noteFailure(error, undefined),
    });
  }

  private async take(events: readonly RecordedEvent[]): Promise<void> {
    const { laneOf } = this.reaction;
    for (const group of laneOf ? events.map((event) => [event]) : [events]) {
      this.begin(group);
      await this.lanes.untilFewerThan(laneOf ? LANES : 1);
    }
  }

  private begin(events: readonly RecordedEvent[]): void {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return;
    this.underWay.add(first);
    this.taken = last.position;
    this.lanes.run(this.reaction.laneOf?.(first) ?? '', async () => {
      const isDone = await untilDone(() => this.reaction.react(events), {
        signal: this.stopping.signal,
        failed: (error) => this.noteFailure(error, first),
      });
      if (!isDone) return;
      this.underWay.delete(first);
      this.failures.delete(first.id);
      if (this.doneUpTo > this.position) this.saving ??= this.save();
    });
  }

  /** Stores the place; what is done with meanwhile moves it on. */
  private async save(): Promise<void> {
    for (let done = this.doneUpTo; done > this.position; done = this.doneUpTo) {
      const isStored = await untilDone(() => this.readModels.commit(this.place, [], done), {
        signal: this.stopping.signal,
        failed: (error) => this.noteFailure(error, undefined),
      });
      if (!isStored) break;
      this.position = done;
      this.failures.delete('');
    }
    this.saving = undefined;
  }

  private noteFailure(error: unknown, first: RecordedEvent | undefined): void {
    const message = error instanceof Error ? error.message : String(error);
    const { id: eventId = '', position = this.position } = first ?? {};
    this.failures.set(eventId, { message, position: String(position), eventId });
    this.log.error({ err: error, role: this.reaction.name, eventId }, 'a reaction failed and is tried again');
  }
}
