import type { Change, ReadModel, ReadModels } from '#read-models';
import type { Failure } from '../apply-batch.js';
import type { Projection } from '../projection.js';
import { entriesOf } from './entries.js';
import { entryOf, MOST_SET_ASIDE, type QuarantineEntry, quarantineOf } from './entry.js';

/** What one generation has set aside, with the changes that are not committed yet. */
export class Quarantine {
  private readonly byEvent: Map<string, QuarantineEntry>;
  private changes = new Map<string, Change<QuarantineEntry>>();
  private unrecorded: QuarantineEntry[];

  private constructor(
    private readonly projection: Projection,
    entries: readonly QuarantineEntry[],
  ) {
    this.byEvent = new Map(entries.map((entry) => [entry.eventId, entry]));
    this.unrecorded = [...entries];
  }

  static async open(projection: Projection, model: ReadModel, readModels: ReadModels): Promise<Quarantine> {
    await readModels.define(quarantineOf(model));
    return new Quarantine(projection, await entriesOf(readModels, model));
  }

  get size(): number {
    return this.byEvent.size;
  }

  get isFull(): boolean {
    return this.size >= MOST_SET_ASIDE;
  }

  entries(): readonly QuarantineEntry[] {
    return [...this.byEvent.values()];
  }

  has(eventId: string): boolean {
    return this.byEvent.has(eventId);
  }

  /** @param at when it was first set aside, ISO 8601 */
  add(failure: Failure, at: string): void {
    const entry = entryOf(this.projection, failure, at);
    if (!this.has(entry.eventId)) this.unrecorded.push(entry);
    this.byEvent.set(entry.eventId, entry);
    this.changes.set(entry.eventId, { kind: 'put', key: entry.eventId, document: entry });
  }

  release(eventId: string): void {
    this.byEvent.delete(eventId);
    this.changes.set(eventId, { kind: 'delete', key: eventId });
  }

  /** The changes since the last call. */
  takeChanges(): readonly Change<QuarantineEntry>[] {
    const changes = [...this.changes.values()];
    this.changes = new Map();
    return changes;
  }

  /** Entries that the log may not know of: to be asked for when they are committed. */
  takeUnrecorded(): readonly QuarantineEntry[] {
    const entries = this.unrecorded;
    this.unrecorded = [];
    return entries;
  }
}
