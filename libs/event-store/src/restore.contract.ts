import { describe, expect, it } from '@jest/globals';
import { EventIdTaken, type EventStore, RevisionConflict, UnstorableName } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { idsOf, newEvent, newEvents } from './contract-events.contract.js';

/** The promises of `restore`; part of `eventStoreContract`. */
export function restoreContract(store: () => EventStore): void {
  describe('restore', () => {
    it('takes over another log as it is: ids, order, revisions, content and times', async () => {
      const log = recorded(['cart-1', 'cart-2', 'cart-1', 'order-✓', 'cart-2']);
      expect(await store().restore(log)).toBe(5);
      const restored = await store().readAll(0n);
      expect(restored.map(placeless)).toEqual(log.map(placeless));
      expect(await store().readStream('cart-1')).toEqual(
        restored.filter(({ stream }) => stream === 'cart-1'),
      );
      expect(await store().readEvent(log[3]?.id ?? '')).toEqual(restored[3]);
    });

    it('stores nothing twice, however often and from wherever it is repeated', async () => {
      const log = recorded(['cart-1', 'cart-2', 'cart-1', 'cart-1', 'cart-2']);
      expect(await store().restore(log.slice(0, 2))).toBe(2);
      expect(await store().restore(log.slice(0, 4))).toBe(2);
      expect(await store().restore([...log, ...log])).toBe(1);
      expect(await store().restore(log)).toBe(0);
      expect((await store().readAll(0n)).map(placeless)).toEqual(log.map(placeless));
      expect(await store().restore([])).toBe(0);
    });

    it('goes on where the restored log ended', async () => {
      await store().restore(recorded(['cart-1', 'cart-1']));
      await expect(store().append('cart-1', newEvents(1), 'none')).rejects.toBeInstanceOf(RevisionConflict);
      expect(await store().append('cart-1', newEvents(1), 1)).toMatchObject({ revision: 2, stored: 1 });
    });

    it('refuses a gap, another event at a revision, and an id that another stream holds', async () => {
      await store().append('cart-1', newEvents(2));
      const [first, second] = (await store().readStream('cart-1')) as [RecordedEvent, RecordedEvent];
      const [stranger] = recorded(['cart-1']) as [RecordedEvent];
      for (const event of [stranger, { ...stranger, revision: 3 }, { ...second, revision: 0 }]) {
        await expect(store().restore([event])).rejects.toBeInstanceOf(RevisionConflict);
      }
      await expect(store().restore([{ ...first, stream: 'cart-2' }])).rejects.toBeInstanceOf(EventIdTaken);
      expect(await store().count()).toBe(2);
    });

    it('refuses what it could not give back', async () => {
      const [event] = recorded(['cart-1']) as [RecordedEvent];
      for (const part of [{ stream: '' }, { id: 'a\u0000' }, { recordedAt: 'some day' }, { revision: 0.5 }]) {
        await expect(store().restore([{ ...event, ...part }])).rejects.toBeInstanceOf(UnstorableName);
      }
      expect(await store().count()).toBe(0);
    });

    it('wakes subscribers', async () => {
      const stop = new AbortController();
      const seen: string[] = [];
      const log = recorded(['cart-1', 'cart-1']);
      let restored: Promise<number> | undefined;
      for await (const item of store().subscribe(0n, {}, stop.signal)) {
        if (item.kind === 'caught-up') restored = store().restore(log);
        else seen.push(...idsOf(item.events));
        if (seen.length === 2) stop.abort();
      }
      expect(await restored).toBe(2);
      expect(seen).toEqual(idsOf(log));
    });
  });
}

/** What another log would hold: an event for each stream in turn, a minute apart, long ago. */
function recorded(streams: readonly string[]): RecordedEvent[] {
  const revisions = new Map<string, number>();
  return streams.map((stream, i) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const recordedAt = new Date(Date.parse('2020-02-03T04:05:06.789Z') + i * 60_000).toISOString();
    return {
      ...newEvent({ data: { i, text: '羊毛 \ud800' } }),
      stream,
      revision,
      position: BigInt(i * 3 + 1),
      recordedAt,
    };
  });
}

/** Every log gives positions anew. */
const placeless = (event: RecordedEvent): RecordedEvent => ({ ...event, position: 0n });
