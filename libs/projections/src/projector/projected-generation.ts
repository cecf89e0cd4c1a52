import type { EventStore } from '#event-store';
import type { Clock, NewEvent, RecordedEvent } from '#kernel';
import type { Change, Place, ReadModels } from '#read-models';
import { applyBatch, type Failure } from '../apply-batch.js';
import { DocumentCache } from '../document-cache.js';
import type { Projection } from '../projection.js';
import { QUARANTINE, type QuarantineEntry } from '../quarantine/entry.js';
import { eventQuarantined } from '../quarantine/facts.js';
import { Quarantine } from '../quarantine/quarantine.js';
import { Trial } from '../quarantine/trial.js';
import type { RefoldLog } from '../refold/cursor.js';
import { changesTo, refold } from '../refold/refold.js';
import { madeWith, type MadeWith } from './made-with.js';

/** What is built beside the live documents is stored so often. */
const SELDOM_MS = 5_000;
/** How much of such documents is kept in memory, in characters of their JSON. */
const KEPT_SELDOM = 48_000_000;

/** A generation that has nothing to write has its place saved only after this many positions. */
const CHECKPOINT_EVERY = 1_000n;

export interface ProjectorParts {
  readonly store: RefoldLog & Pick<EventStore, 'readEvent'>;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  /** Called after every step, when what it changed can be read. */
  readonly committed?: (changes: readonly Change<unknown>[], position: bigint) => void;
  /** Makes sure that the keys of a forgotten shopper are destroyed. It may be called again for the same event. */
  readonly beforeRefold?: (event: RecordedEvent) => Promise<void>;
  /** Store what has changed every few seconds, not at once: for documents that nobody reads yet. */
  readonly seldom?: boolean;
  /** Overwrites what was deleted from the read models. Default: theirs; one for several projections saves time. */
  readonly scrub?: () => Promise<void>;
  /** Writes facts about the projection into its stream. Whoever carries the live generation has it, nobody else. */
  readonly record?: (events: readonly NewEvent[]) => Promise<void>;
}

/** One generation of a projection's documents, with what it has set aside and the place it has come to. */
export class ProjectedGeneration {
  /** Up to here everything is applied; the stored place may lie behind where there was nothing to store. */
  position: bigint;
  /** The event before which it stands still, because too many are set aside already. */
  stopped: Failure | undefined;
  private readonly documents: DocumentCache<unknown>;
  private readonly handled: ReadonlySet<string>;
  private storedAt: Date;

  private constructor(
    readonly model: Projection,
    readonly made: MadeWith,
    readonly quarantine: Quarantine,
    readonly parts: ProjectorParts,
    private place: Place,
  ) {
    this.position = place.position;
    this.handled = new Set(made.projection.handles);
    this.storedAt = parts.clock.now();
    const pinned = { ...model, generation: place.generation };
    this.documents = new DocumentCache(parts.readModels, pinned, parts.seldom ? KEPT_SELDOM : undefined);
  }

  /** @param generation absent: the one that is live now */
  static async open(
    projection: Projection,
    parts: ProjectorParts,
    generation?: number,
  ): Promise<ProjectedGeneration> {
    const { readModels } = parts;
    const model = generation === undefined ? projection : { ...projection, generation };
    await readModels.define(projection);
    const place = await readModels.place(model);
    const all = await readModels.generations(projection);
    const made = madeWith(projection, all.find((one) => one.generation === place.generation)?.about);
    const pinned = { ...projection, generation: place.generation };
    const quarantine = await Quarantine.open(made.projection, pinned, readModels);
    const opened = new ProjectedGeneration(model, made, quarantine, parts, place);
    await opened.recordQuarantined();
    return opened;
  }

  get generation(): number {
    return this.place.generation;
  }

  /** Whether another generation has been made live meanwhile. */
  async isReplaced(): Promise<boolean> {
    return (await this.parts.readModels.place(this.model)).generation !== this.place.generation;
  }

  /**
   * Applies those of the events that the projection reads; they are all up to `upTo`, in order. What was applied already is
   * left out, so events may be delivered again.
   *
   * @param lazily whether the place need not be stored where nothing else is
   * @throws CheckpointMoved where somebody else writes the same documents
   */
  async project(events: readonly RecordedEvent[], upTo: bigint, lazily = false): Promise<void> {
    const { projection } = this.made;
    const begin = events.findIndex(({ position }) => position > this.position);
    const news = begin > 0 ? events.slice(begin) : events;
    const handled = begin < 0 ? [] : news.filter(({ type }) => this.handled.has(type));
    const failed = await applyBatch(projection, handled, this.documents, (failure) => this.setAside(failure));
    this.stopped = failed;
    const position = failed ? before(failed.event, handled, this.position) : later(upTo, this.position);
    if (this.canWait) this.position = position;
    else await this.commit(position, lazily);
  }

  /**
   * Folds the documents of these keys, and those they are tied to, again, as of where it stands; what was set aside
   * of them is released where it can be applied now.
   *
   * @param meant entries that are to be tried again
   * @returns how many events were applied
   */
  async foldAgain(keys: readonly string[], meant: readonly QuarantineEntry[] = []): Promise<number> {
    const { store, clock } = this.parts;
    const { projection, stretch } = this.made;
    const trial = new Trial(store, projection, this.quarantine);
    const asked = [...keys, ...(await trial.keysOf(meant))];
    const refolded = await refold(store, projection, asked, { ...stretch, upTo: this.position });
    await trial.settle(refolded, meant, clock.now().toISOString());
    if (!this.quarantine.isFull) this.stopped = undefined;
    this.documents.record(changesTo(refolded));
    await this.commit(this.position);
    return refolded.events;
  }

  /**
   * Drops documents for good; of what was set aside, only that it was stays, not what an error quoted.
   *
   * @param meant entries that may tell what nobody may know any more
   */
  async drop(keys: readonly string[], meant: readonly QuarantineEntry[]): Promise<void> {
    const { store } = this.parts;
    for (const { eventId, at } of meant) {
      const event = await store.readEvent(eventId);
      if (event) this.quarantine.add({ event, error: new Error('Its shopper was forgotten.') }, at);
    }
    this.documents.record(keys.map((key) => ({ kind: 'delete', key })));
    await this.commit(this.position);
  }

  /** Stores the place it has come to. */
  async save(): Promise<void> {
    if (this.position > this.place.position) await this.commit(this.position);
  }

  private get canWait(): boolean {
    const { seldom = false, clock } = this.parts;
    // A clock that was put back makes it wait no longer.
    const waited = Math.abs(clock.now().getTime() - this.storedAt.getTime());
    return seldom && !this.documents.isFull && waited < SELDOM_MS;
  }

  private setAside(failure: Failure): boolean {
    if (this.quarantine.isFull) return false;
    this.quarantine.add(failure, this.parts.clock.now().toISOString());
    return true;
  }

  private async commit(position: bigint, lazily = false): Promise<void> {
    const { readModels, committed } = this.parts;
    const changes = this.documents.takeChanges();
    const quarantine = this.quarantine.takeChanges();
    const isNews = changes.length > 0 || quarantine.length > 0;
    const ahead = position - this.place.position;
    if (isNews || ahead >= (lazily ? CHECKPOINT_EVERY : 1n)) {
      const options = { expected: this.place, parts: { [QUARANTINE]: quarantine } };
      await readModels.commit(this.model, changes, position, options);
      this.place = { ...this.place, position };
    }
    this.position = position;
    this.storedAt = this.parts.clock.now();
    committed?.(changes, position);
    await this.recordQuarantined();
  }

  private async recordQuarantined(): Promise<void> {
    const entries = this.quarantine.takeUnrecorded();
    if (entries.length > 0) await this.parts.record?.(entries.map(eventQuarantined));
  }
}

const later = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/** The position to keep where an event stops everything: what is before it is done, it is not. */
const before = (stopper: RecordedEvent, events: readonly RecordedEvent[], position: bigint): bigint =>
  events[events.indexOf(stopper) - 1]?.position ?? position;
