import type { Logger } from 'pino';
import type { EventFilter, EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { ProjectionStatus } from '#protocol';
import type { ReadModel, ReadModels } from '#read-models';
import { followLog } from '../live/follow-log.js';
import { untilDone } from '../live/until-done.js';
import type { Role } from './role.js';

/** What reacts to the log. Reacting to the same events again must store nothing new. */
export interface Reaction {
  readonly name: string;
  readonly filter: EventFilter;
  react(events: readonly RecordedEvent[]): Promise<void>;
}

/** Where a reaction of this name stands is kept under it. */
export const placeOf = (reaction: string): ReadModel => ({
  name: `reaction-${reaction}`,
  version: 1,
  indexes: [],
});

/**
 * Carries a reaction along the log: in order, at least once, from where it stood when the process ended.
 * A failure is tried again with growing pauses and is visible in the status meanwhile; nothing is skipped.
 */
export class Subscriber implements Role {
  private readonly stopping = new AbortController();
  private readonly place: ReadModel;
  private running: Promise<void> = Promise.resolve();
  private position = 0n;
  private reachedEnd = false;
  private reacting = false;
  private failure: ProjectionStatus['error'];

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
    this.position = await this.readModels.checkpoint(this.place);
    this.running = this.follow();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.store.head();
    const position = this.state === 'live' ? head : this.position;
    const place = { name: this.reaction.name, version: 1, state: this.state, position: String(position) };
    return [
      {
        ...place,
        head: String(head),
        lag: Number(head - position),
        documents: 0,
        eventsPerSecond: 0,
        ...(this.failure && { error: this.failure }),
      },
    ];
  }

  private get state(): ProjectionStatus['state'] {
    if (this.failure) return 'stopped';
    return this.reachedEnd && !this.reacting ? 'live' : 'catching-up';
  }

  private follow(): Promise<void> {
    return followLog(this.position, {
      store: this.store,
      filter: this.reaction.filter,
      signal: this.stopping.signal,
      take: (events) => this.take(events),
      reached: () => {
        this.reachedEnd = true;
        this.failure = undefined;
      },
      failed: (error) => this.noteFailure(error, undefined),
    });
  }

  private async take(events: readonly RecordedEvent[]): Promise<void> {
    const last = events.at(-1);
    this.reacting = true;
    if (last === undefined) return;
    const isDone = await untilDone(() => this.reaction.react(events), {
      signal: this.stopping.signal,
      failed: (error) => this.noteFailure(error, events[0]),
    });
    if (!isDone) return;
    this.failure = undefined;
    this.position = last.position;
    await this.readModels.commit(this.place, [], last.position);
    this.reacting = false;
  }

  private noteFailure(error: unknown, first: RecordedEvent | undefined): void {
    const message = error instanceof Error ? error.message : String(error);
    this.failure = { message, position: String(first?.position ?? this.position), eventId: first?.id ?? '' };
    this.log.error(
      { err: error, role: this.reaction.name, eventId: first?.id },
      'a reaction failed and is tried again',
    );
  }
}
