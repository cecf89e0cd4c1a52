import { EventIdTaken, type EventStore } from '#event-store';
import type { NewEvent } from '#kernel';
import { shopperStream } from '#protocol';
import type { ShopperEvent } from '#shopper';
import type { OnRejected, Row } from './row.js';

interface Waiting {
  readonly event: NewEvent;
  readonly row: Row;
}

/** Rows that are gathered before they are written: many streams at once share the store's transactions. */
const WINDOW = 8_000;

/**
 * Gathers events by shopper and appends each shopper's in one batch, all shoppers of a window at once. While one
 * window is written the next is read. A shopper's events keep their order.
 */
export class ShopperBatches {
  private waiting = new Map<string, Waiting[]>();
  private size = 0;
  private writing: Promise<void> = Promise.resolve();
  private readonly seen = new Set<string>();

  stored = 0;
  duplicates = 0;

  constructor(
    private readonly store: EventStore,
    private readonly onRejected: OnRejected,
  ) {}

  get shoppers(): number {
    return this.seen.size;
  }

  async add({ shopperId, event }: ShopperEvent, row: Row): Promise<void> {
    const events = this.waiting.get(shopperId);
    if (events) events.push({ event, row });
    else this.waiting.set(shopperId, [{ event, row }]);
    if (++this.size >= WINDOW) await this.write();
  }

  /** Resolves when everything is stored. */
  async flush(): Promise<void> {
    await this.write();
    await this.writing;
  }

  private async write(): Promise<void> {
    await this.writing;
    const batches = [...this.waiting];
    this.waiting = new Map();
    this.size = 0;
    this.writing = this.appendAll(batches);
    // Whoever awaits `writing` next hears of a failure; until then it is nobody's unhandled rejection.
    this.writing.catch(() => undefined);
  }

  private async appendAll(batches: readonly (readonly [string, readonly Waiting[]])[]): Promise<void> {
    await Promise.all(batches.map(([shopperId, events]) => this.append(shopperId, events)));
  }

  private async append(shopperId: string, batch: readonly Waiting[]): Promise<void> {
    this.seen.add(shopperId);
    let events = batch;
    while (events.length > 0) {
      try {
        const { stored } = await this.store.append(
          shopperStream(shopperId),
          events.map(({ event }) => event),
          'any',
        );
        this.stored += stored;
        this.duplicates += events.length - stored;
        return;
      } catch (error) {
        if (!(error instanceof EventIdTaken)) throw error;
        events = this.without(events, error);
      }
    }
  }

  /** A message id that belongs to another shopper's event: the row is refused, the others of its batch are not. */
  private without(events: readonly Waiting[], { id }: EventIdTaken): readonly Waiting[] {
    for (const { event, row } of events) {
      if (event.id !== id) continue;
      const reason = 'messageId: another shopper’s event has it already';
      this.onRejected({ line: row.line, reason, row: row.fields });
    }
    return events.filter(({ event }) => event.id !== id);
  }
}
