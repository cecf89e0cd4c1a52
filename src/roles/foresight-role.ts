import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { Clock, RecordedEvent } from '#kernel';
import { type DataOf, isOneOf, type ProjectionStatus } from '#protocol';
import type { ReadModels } from '#read-models';
import { BehaviourFeed } from '../foresight/online/behaviour-feed.js';
import type { Cause } from '../foresight/online/believed.js';
import { Foreseer } from '../foresight/online/foreseer.js';
import { KeptPlace } from '../foresight/online/kept-place.js';
import type { LatestForesights } from '../foresight/online/latest-foresights.js';
import { RecentBehaviour } from '../foresight/online/recent-behaviour.js';
import { SaidQuestions } from '../foresight/online/said-questions.js';
import type { ServingForesight } from '../foresight/online/serving-foresight.js';
import { StoredHistory } from '../foresight/online/stored-history.js';
import type { Role } from './role.js';

export interface ForesightRoleParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly log: Logger;
  readonly serving: ServingForesight;
  readonly latest: LatestForesights;
}

/** What happened longer ago is history: it counts for what is believed, and nothing is predicted on account of it. */
const FRESH_MS = 60 * 60_000;
/** Whoever did something this lately is predicted anew when another model comes. */
const ACTIVE_MS = 30 * 60_000;
const AGAIN_AT_MOST = 1_000;

const isForgetting = isOneOf(['ShopperForgotten']);
const isMerge = isOneOf(['ShoppersMerged']);

/**
 * Foresees along the log: every event of a shopper changes what is believed of them, within milliseconds. Goes on
 * where it stood when the process ended; what it believes is written down every second, together with that place.
 */
export class ForesightRole implements Role {
  private readonly stopping = new AbortController();
  private readonly feed: BehaviourFeed;
  private readonly behaviour: RecentBehaviour;
  private readonly foreseer: Foreseer;
  private readonly place: KeptPlace;
  private running: Promise<unknown> = Promise.resolve();
  private endChanges: () => void = () => undefined;

  constructor(private readonly parts: ForesightRoleParts) {
    const said = new SaidQuestions(parts.store, parts.clock);
    const stored = new StoredHistory({ ...parts, signal: this.stopping.signal });
    this.behaviour = new RecentBehaviour(stored, (key) => this.foreseer.isNeeded(key));
    this.feed = new BehaviourFeed({ ...parts, take: (events) => this.take(events) });
    this.foreseer = new Foreseer({
      ...parts,
      sequence: (key) => this.behaviour.sequence(key),
      readLast: (key) => said.last(key),
      write: (belief, cause) => said.write(belief, cause),
    });
    this.place = new KeptPlace(parts, () => this.doneUpTo());
    parts.latest.askedBy((key) => this.see(key));
  }

  /** How many predictions were made, how many states never were because a newer one was there, and who is in memory. */
  get figures(): Foreseer['figures'] & { readonly shoppers: number } {
    return { ...this.foreseer.figures, shoppers: this.behaviour.shoppers };
  }

  async start(): Promise<void> {
    const from = await this.place.open();
    this.endChanges = this.parts.serving.onChange(() => this.predictAgain());
    const { signal } = this.stopping;
    const since = new Date(this.before(FRESH_MS)).toISOString();
    this.running = Promise.all([this.feed.run(from, since, signal), this.foreseer.run(signal)]);
  }

  async stop(): Promise<void> {
    this.endChanges();
    this.stopping.abort();
    await this.running;
    await this.place.close();
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.parts.store.head();
    const { state, error } = this;
    const position = state === 'live' ? head : this.feed.position;
    return [
      {
        name: 'foresight',
        version: 1,
        state,
        position: String(position),
        head: String(head),
        lag: Number(head - position),
        documents: this.behaviour.shoppers,
        eventsPerSecond: 0,
        skipped: this.foreseer.figures.skipped,
        ...(error && { error }),
      },
    ];
  }

  private get error(): ProjectionStatus['error'] {
    const { failure: message } = this.foreseer;
    const predicting =
      message === undefined ? undefined : { message, position: String(this.feed.position), eventId: '' };
    return this.feed.failure ?? predicting;
  }

  private get state(): ProjectionStatus['state'] {
    if (this.error) return 'stopped';
    return this.feed.reachedEnd && this.foreseer.isIdle ? 'live' : 'catching-up';
  }

  private doneUpTo(): bigint {
    const floor = this.foreseer.floor();
    return floor === undefined ? this.feed.position : floor - 1n;
  }

  private async take(events: readonly RecordedEvent[]): Promise<void> {
    const since = this.before(FRESH_MS);
    const isFresh = ({ metadata }: RecordedEvent): boolean => Date.parse(metadata.occurredAt) >= since;
    const acts = events.filter((event) => !isForgetting(event));
    for (const { event, shopperId } of await this.behaviour.take(acts, isFresh)) {
      if (isMerge(event)) this.forgetFormerId(event.data, shopperId);
      if (isFresh(event)) this.foreseer.mark(shopperId, causeOf(event));
    }
    for (const event of events.filter(isForgetting)) await this.forget(event.data.shopperIds);
    await this.foreseer.begin(this.stopping.signal);
  }

  private forgetFormerId({ from }: DataOf<'ShoppersMerged'>, shopperId: string): void {
    if (from === shopperId) return;
    this.foreseer.forget([from]);
    this.parts.latest.forget([from]);
  }

  private async forget(shopperIds: readonly string[]): Promise<void> {
    this.foreseer.forget(shopperIds);
    this.parts.latest.forget(shopperIds);
    await this.behaviour.forget(shopperIds);
  }

  /** Somebody wants to see a shopper. @returns the person, where something will be believed of them */
  private async see(shopperId: string): Promise<string | undefined> {
    if (!this.parts.serving.current()) return undefined;
    const sequence = await this.behaviour.look(shopperId);
    if (!sequence) return undefined;
    const belief = this.parts.latest.get(sequence.shopperId);
    const isWhole = belief?.evidence && belief.items && belief.sequence === sequence;
    if (!isWhole) this.foreseer.ask(sequence.shopperId);
    return sequence.shopperId;
  }

  private predictAgain(): void {
    const since = this.before(ACTIVE_MS);
    const active = this.parts.latest
      .newestFirst()
      .filter(({ sequence }) => (sequence.moments.at(-1)?.at ?? 0) >= since);
    this.foreseer.again(active.slice(0, AGAIN_AT_MOST).map(({ shopperId }) => shopperId));
  }

  /** Milliseconds since 1970. */
  private before(milliseconds: number): number {
    return this.parts.clock.now().getTime() - milliseconds;
  }
}

const causeOf = ({ id, position, metadata: { correlationId } }: RecordedEvent): Cause => ({
  eventId: id,
  correlationId,
  position,
});
