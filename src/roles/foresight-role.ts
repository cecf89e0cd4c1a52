import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EventStore, SubscriptionItem } from '#event-store';
import { BEHAVIOUR_EVENTS } from '#foresight';
import type { Clock, RecordedEvent } from '#kernel';
import { type DataOf, isOneOf, type ProjectionStatus } from '#protocol';
import type { ReadModels } from '#read-models';
import { foresightNotes } from '../foresight/online/foresight-note.js';
import { Foreseer } from '../foresight/online/foreseer.js';
import { LatestForesights } from '../foresight/online/latest-foresights.js';
import { RecentBehaviour } from '../foresight/online/recent-behaviour.js';
import { SaidQuestions } from '../foresight/online/said-questions.js';
import type { ServingForesight } from '../foresight/online/serving-foresight.js';
import { BEHAVIOUR_STREAMS, StoredHistory } from '../foresight/online/stored-history.js';
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
const SAVE_EVERY_MS = 1_000;
const RETRY_MS = [200, 1_000, 5_000, 15_000] as const;
/** Whoever did something this lately is predicted anew when another model comes. */
const ACTIVE_MS = 30 * 60_000;
const AGAIN_AT_MOST = 1_000;

const FILTER = { types: [...BEHAVIOUR_EVENTS, 'ShopperForgotten'], streamPrefixes: BEHAVIOUR_STREAMS };
const isForgetting = isOneOf(['ShopperForgotten']);
const isMerge = isOneOf(['ShoppersMerged']);

/**
 * Foresees along the log: every event of a shopper changes what is believed of them, within milliseconds. Goes on
 * where it stood when the process ended; what it believed is written down every second, together with that place.
 */
export class ForesightRole implements Role {
  private readonly stopping = new AbortController();
  private readonly behaviour: RecentBehaviour;
  private readonly foreseer: Foreseer;
  private running: Promise<unknown> = Promise.resolve();
  private endChanges: () => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<void> = Promise.resolve();
  private position = 0n;
  private savedPosition = 0n;
  private reachedEnd = false;
  private failure: ProjectionStatus['error'];

  constructor(private readonly parts: ForesightRoleParts) {
    const { store, serving, latest, clock, log } = parts;
    const said = new SaidQuestions(store, clock);
    this.behaviour = new RecentBehaviour(
      new StoredHistory({ ...parts, signal: this.stopping.signal }),
      (key) => this.foreseer.isNeeded(key),
    );
    this.foreseer = new Foreseer({
      serving,
      latest,
      log,
      sequence: (key) => this.behaviour.sequence(key),
      readLast: (key) => said.last(key),
      write: (belief, cause) => said.write(belief, cause),
    });
    latest.askedBy((key) => this.see(key));
  }

  /** How many predictions were made, and how many states never were because a newer one was there. */
  get figures(): Foreseer['figures'] & { readonly shoppers: number } {
    return { ...this.foreseer.figures, shoppers: this.behaviour.shoppers };
  }

  async start(): Promise<void> {
    const { readModels, serving } = this.parts;
    await readModels.define(foresightNotes);
    this.position = await readModels.checkpoint(foresightNotes);
    this.savedPosition = this.position;
    this.endChanges = serving.onChange(() => this.predictAgain());
    const { signal } = this.stopping;
    this.running = Promise.all([this.follow(signal), this.foreseer.run(signal)]);
    this.timer = setInterval(() => void this.save(), SAVE_EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.endChanges();
    this.stopping.abort();
    await this.running;
    await this.save();
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.parts.store.head();
    const { state, error } = this;
    const position = state === 'live' ? head : this.position;
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
    const { failure } = this.foreseer;
    return (
      this.failure ??
      (failure === undefined ? undefined : { message: failure, position: String(this.position), eventId: '' })
    );
  }

  private get state(): ProjectionStatus['state'] {
    if (this.error) return 'stopped';
    return this.reachedEnd && this.foreseer.isIdle ? 'live' : 'catching-up';
  }

  /** First what has happened lately since it last ran; then everything as it comes, history as well. */
  private async follow(signal: AbortSignal): Promise<void> {
    const occurredFrom = new Date(this.parts.clock.now().getTime() - FRESH_MS).toISOString();
    await this.through(this.parts.store.subscribe(this.position, { ...FILTER, occurredFrom }, signal), true);
    await this.through(this.parts.store.subscribe(this.position, FILTER, signal), false);
  }

  private async through(items: AsyncIterable<SubscriptionItem>, untilEnd: boolean): Promise<void> {
    for await (const item of items) {
      if (item.kind === 'events') await this.takeUntilDone(item.events);
      else if (untilEnd) {
        this.position = item.position;
        return;
      } else this.reachedEnd = true;
    }
  }

  private async takeUntilDone(events: readonly RecordedEvent[]): Promise<void> {
    const { signal } = this.stopping;
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        await this.take(events);
        this.failure = undefined;
        this.position = events.at(-1)?.position ?? this.position;
        return;
      } catch (error) {
        this.noteFailure(error, events[0]);
        const pause = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)];
        await wait(pause, undefined, { ref: false, signal }).catch(() => undefined);
      }
    }
  }

  private async take(events: readonly RecordedEvent[]): Promise<void> {
    const since = this.parts.clock.now().getTime() - FRESH_MS;
    const isFresh = ({ metadata }: RecordedEvent): boolean => Date.parse(metadata.occurredAt) >= since;
    const acts = events.filter((event) => !isForgetting(event));
    for (const { event, shopperId } of await this.behaviour.take(acts, isFresh)) {
      if (isMerge(event)) this.forgetAlias(event.data, shopperId);
      if (isFresh(event)) this.foreseer.mark(shopperId, causeOf(event));
    }
    for (const event of events.filter(isForgetting)) await this.forget(event.data.shopperIds);
    await this.foreseer.begin(this.stopping.signal);
  }

  private forgetAlias({ from }: DataOf<'ShoppersMerged'>, shopperId: string): void {
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
    const since = this.parts.clock.now().getTime() - ACTIVE_MS;
    const active = this.parts.latest
      .newestFirst()
      .filter(({ sequence }) => (sequence.moments.at(-1)?.at ?? 0) >= since);
    this.foreseer.again(active.slice(0, AGAIN_AT_MOST).map(({ shopperId }) => shopperId));
  }

  /** One after another, so that a place never goes back. */
  private save(): Promise<void> {
    this.saving = this.saving.then(() => this.saveNow());
    return this.saving;
  }

  private async saveNow(): Promise<void> {
    const { readModels, latest, log } = this.parts;
    const floor = this.foreseer.floor();
    const position = floor === undefined ? this.position : floor - 1n;
    const changes = latest.takeUnsaved();
    if (changes.size === 0 && position <= this.savedPosition) return;
    try {
      const place = position > this.savedPosition ? position : this.savedPosition;
      await readModels.commit(foresightNotes, [...changes.values()], place);
      this.savedPosition = place;
    } catch (error) {
      latest.putBack(changes);
      log.error(
        { err: error, role: 'foresight' },
        'what is believed of shoppers could not be saved and is tried again',
      );
    }
  }

  private noteFailure(error: unknown, first: RecordedEvent | undefined): void {
    const message = error instanceof Error ? error.message : String(error);
    this.failure = { message, position: String(this.position), eventId: first?.id ?? '' };
    this.parts.log.error(
      { err: error, role: 'foresight', eventId: first?.id },
      'events could not be taken and are tried again',
    );
  }
}

const causeOf = ({
  id,
  position,
  metadata,
}: RecordedEvent): { eventId: string; correlationId: string; position: bigint } => ({
  eventId: id,
  correlationId: metadata.correlationId,
  position,
});
