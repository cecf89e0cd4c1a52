import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { Failure } from '../apply-batch.js';
import type { Projection } from '../projection.js';
import { keysOf } from '../refold/keys-of.js';
import type { Refolded } from '../refold/refold.js';
import type { QuarantineEntry } from './entry.js';
import type { Quarantine } from './quarantine.js';

/** Finds out which of the events that were set aside can be applied now. */
export class Trial {
  private readonly events = new Map<string, RecordedEvent | undefined>();

  constructor(
    private readonly store: Pick<EventStore, 'readEvent'>,
    private readonly projection: Projection,
    private readonly quarantine: Quarantine,
  ) {}

  /** The keys that these events name now; they may have been set aside because nobody could tell. */
  async keysOf(entries: readonly QuarantineEntry[]): Promise<readonly string[]> {
    const keys: string[] = [];
    for (const entry of entries) {
      const event = await this.eventOf(entry);
      if (event) keys.push(...keysOf(this.projection, event));
    }
    return keys;
  }

  /**
   * Brings the quarantine to what folding again has shown: what failed in it stays, or comes in; the other entries
   * that are meant, or about the same documents, are released.
   *
   * @param now for events that fail for the first time
   */
  async settle(
    { keys, failures }: Pick<Refolded<unknown>, 'keys' | 'failures'>,
    meant: readonly QuarantineEntry[],
    now: string,
  ): Promise<void> {
    const failed = new Map(failures.map((failure) => [failure.event.id, failure]));
    const folded = new Set(keys);
    const ids = new Set(meant.map(({ eventId }) => eventId));
    for (const entry of this.quarantine.entries()) {
      if (!ids.has(entry.eventId) && !folded.has(entry.key)) continue;
      const failure = failed.get(entry.eventId) ?? (await this.unreadable(entry));
      if (failure) this.quarantine.add(failure, entry.at);
      else this.quarantine.release(entry.eventId);
      failed.delete(entry.eventId);
    }
    for (const failure of failed.values()) this.quarantine.add(failure, now);
  }

  /** An event that does not even tell what it is about takes part in no folding. */
  private async unreadable(entry: QuarantineEntry): Promise<Failure | undefined> {
    const event = await this.eventOf(entry);
    if (!event || !this.projection.handles.includes(event.type)) return undefined;
    try {
      this.projection.keysOf(event);
      return undefined;
    } catch (error) {
      return { event, error };
    }
  }

  private async eventOf({ eventId }: QuarantineEntry): Promise<RecordedEvent | undefined> {
    if (!this.events.has(eventId)) this.events.set(eventId, await this.store.readEvent(eventId));
    return this.events.get(eventId);
  }
}
