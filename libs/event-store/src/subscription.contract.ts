import { describe, expect, it } from '@jest/globals';
import type { EventFilter, EventStore, SubscriptionItem } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { idsOf, newEvent, newEvents } from './contract-events.contract.js';

/** The promises of `subscribe`; part of `eventStoreContract`. */
export function subscriptionContract(
  current: () => EventStore,
  replace: (store: EventStore) => void,
  reopen?: (store: EventStore) => Promise<EventStore>,
): void {
  describe('subscribe', () => {
    it('gives what is there, says once that it has caught up, and goes on live', async () => {
      const store = current();
      await store.append('cart-1', newEvents(3));
      const reader = new Reader(store);
      await reader.until(3);
      expect(reader.caughtUp).toEqual([await store.head()]);
      await store.append('cart-1', newEvents(2));
      await reader.until(5);
      await reader.stop();
      expect(reader.caughtUp).toHaveLength(1);
      expect(idsOf(reader.events)).toEqual(idsOf(await store.readAll(0n)));
    });

    it('starts after a position, also beyond the end', async () => {
      const store = current();
      const { position } = await store.append('cart-1', newEvents(3));
      const reader = new Reader(store, position);
      await store.append('cart-2', newEvents(1));
      await reader.until(1);
      await reader.stop();
      expect(reader.events.map(({ stream }) => stream)).toEqual(['cart-2']);
    });

    it('has no gap and no repeat at the border between catching up and live, while many write', async () => {
      const store = current();
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 30; i++) await store.append(`cart-${String(writer)}`, newEvents(1 + (i % 3)));
      });
      const readers = [new Reader(store), new Reader(store)];
      await Promise.race(writers);
      readers.push(new Reader(store));
      await Promise.all(writers);
      const total = 8 * 60;
      for (const reader of readers) await reader.until(total);
      for (const reader of readers) await reader.stop();
      const log = idsOf(await store.readAll(0n));
      for (const reader of readers) expect(idsOf(reader.events)).toEqual(log);
    });

    it('catches up over more than one batch', async () => {
      const store = current();
      for (let i = 0; i < 5; i++) await store.append('cart-1', newEvents(500));
      const reader = new Reader(store);
      await reader.until(2_500);
      await reader.stop();
      expect(reader.events.map(({ revision }) => revision)).toEqual([...Array(2_500).keys()]);
    });

    it('gives each subscriber what its filter wants, live and before', async () => {
      const store = current();
      const write = async (): Promise<void> => {
        await store.append('cart-1', [newEvent({ type: 'A' }), newEvent({ type: 'B' })]);
        await store.append('order-1', [newEvent({ type: 'A' })]);
      };
      await write();
      const byType = new Reader(store, 0n, { types: ['A'] });
      const byStream = new Reader(store, 0n, { streamPrefixes: ['order-'] });
      await byStream.until(1);
      await write();
      await Promise.all([byType.until(4), byStream.until(2)]);
      await Promise.all([byType.stop(), byStream.stop()]);
      expect(byType.events.map(({ type }) => type)).toEqual(['A', 'A', 'A', 'A']);
      expect(byStream.events.map(({ stream }) => stream)).toEqual(['order-1', 'order-1']);
    });

    it('ends when the signal aborts, also one that is aborted already', async () => {
      const reader = new Reader(current());
      await reader.stop();
      const items: SubscriptionItem[] = [];
      for await (const item of current().subscribe(0n, {}, AbortSignal.abort())) items.push(item);
      expect(items).toEqual([]);
    });

    it('ends when the store closes', async () => {
      const reader = new Reader(current());
      await current().append('cart-1', newEvents(1));
      await reader.until(1);
      await current().close();
      await reader.ended;
    });

    if (reopen)
      it('resumes after reopening where it stood', async () => {
        await current().append('cart-1', newEvents(3));
        const [, second] = await current().readAll(0n);
        replace(await reopen(current()));
        const reader = new Reader(current(), second?.position);
        await current().append('cart-1', newEvents(1));
        await reader.until(2);
        await reader.stop();
        expect(reader.events.map(({ revision }) => revision)).toEqual([2, 3]);
      });
  });
}

/** A subscriber that keeps what it is given. */
class Reader {
  readonly events: RecordedEvent[] = [];
  readonly caughtUp: bigint[] = [];
  readonly ended: Promise<void>;
  private readonly stopping = new AbortController();
  private wake: () => void = () => undefined;

  constructor(store: EventStore, after = 0n, filter?: EventFilter) {
    this.ended = this.read(store.subscribe(after, filter, this.stopping.signal));
  }

  /** Waits until it has so many events and has caught up. */
  async until(count: number): Promise<void> {
    while (this.events.length < count || this.caughtUp.length === 0) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async read(items: AsyncIterable<SubscriptionItem>): Promise<void> {
    for await (const item of items) {
      if (item.kind === 'events') this.events.push(...item.events);
      else this.caughtUp.push(item.position);
      this.wake();
    }
  }
}
