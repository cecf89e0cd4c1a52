import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '#event-store';
import { newEvent, newEvents } from './contract-events.contract.js';

/** The promises of reading; part of `eventStoreContract`. */
export function readingContract(store: () => EventStore): void {
  describe('reading', () => {
    it('reads a stream forwards and backwards, from anywhere, within a limit', async () => {
      await store().append('cart-1', newEvents(5));
      const revisions = async (options: Parameters<EventStore['readStream']>[1]): Promise<number[]> =>
        (await store().readStream('cart-1', options)).map(({ revision }) => revision);
      expect(await revisions({ from: 2 })).toEqual([2, 3, 4]);
      expect(await revisions({ from: 1, limit: 2 })).toEqual([1, 2]);
      expect(await revisions({ direction: 'backwards' })).toEqual([4, 3, 2, 1, 0]);
      expect(await revisions({ direction: 'backwards', limit: 2 })).toEqual([4, 3]);
      expect(await revisions({ direction: 'backwards', from: 2 })).toEqual([2, 1, 0]);
      expect(await revisions({ direction: 'backwards', from: 99, limit: 1 })).toEqual([4]);
      expect(await revisions({ from: 5 })).toEqual([]);
      expect(await store().readStream('cart-2')).toEqual([]);
    });

    it('reads the log by position, by types and by stream prefixes', async () => {
      await store().append('cart-1', [newEvent({ type: 'A' }), newEvent({ type: 'B' })]);
      await store().append('cart_1', [newEvent({ type: 'A' })]);
      await store().append('order-1', [newEvent({ type: 'A' }), newEvent({ type: 'C' })]);
      const kinds = async (filter: Parameters<EventStore['readAll']>[1], limit?: number): Promise<string[]> =>
        (await store().readAll(0n, filter, limit)).map(({ stream, type }) => `${stream}/${type}`);
      expect(await kinds({})).toEqual(['cart-1/A', 'cart-1/B', 'cart_1/A', 'order-1/A', 'order-1/C']);
      expect(await kinds({ types: ['B', 'C', 'unknown'] })).toEqual(['cart-1/B', 'order-1/C']);
      expect(await kinds({ types: [] })).toEqual([]);
      expect(await kinds({ streamPrefixes: ['cart-'] })).toEqual(['cart-1/A', 'cart-1/B']);
      expect(await kinds({ streamPrefixes: ['cart-', 'order-'], types: ['A'] })).toEqual([
        'cart-1/A',
        'order-1/A',
      ]);
      expect(await kinds({ types: ['A'] }, 2)).toEqual(['cart-1/A', 'cart_1/A']);
      const [, second] = await store().readAll(0n);
      expect(await store().readAll(second?.position ?? 0n)).toHaveLength(3);
      expect(await store().readAll(await store().head())).toEqual([]);
    });

    it('finds one event by id', async () => {
      const events = newEvents(2);
      await store().append('cart-1', events);
      expect(await store().readEvent(events[1]?.id ?? '')).toEqual((await store().readStream('cart-1'))[1]);
      expect(await store().readEvent('unknown')).toBeUndefined();
    });

    it('finds nothing under names that no event can have', async () => {
      await store().append('cart-1', newEvents(1));
      for (const name of ['\u0000', 'cart-1\u0000', '\ud800', '']) {
        expect(await store().readEvent(name)).toBeUndefined();
        expect(await store().readStream(name)).toEqual([]);
        expect(await store().readAll(0n, { types: [name] })).toEqual([]);
        expect(await store().count({ types: [name] })).toBe(0);
        expect(await store().readAll(0n, { correlationId: name })).toEqual([]);
        if (name !== '') expect(await store().readAll(0n, { streamPrefixes: [name] })).toEqual([]);
        if (name !== '') expect(await store().listStreams(name)).toEqual([]);
      }
      expect(await store().listStreams('', 'cart-0\u0000')).toHaveLength(1);
    });

    it('lists streams by prefix, page by page, in byte order', async () => {
      const names = ['a-1', 'b-', 'b-1', 'b-10', 'b-2', 'b-\u{1F9E3}', 'b-\uFFFD', 'c-1'];
      for (const stream of names) await store().append(stream, newEvents(2));
      const listed: string[] = [];
      for (let after: string | undefined; ; after = listed.at(-1)) {
        const page = await store().listStreams('b-', after, 2);
        listed.push(...page.map(({ stream }) => stream));
        if (page.length < 2) break;
      }
      expect(listed).toEqual(['b-', 'b-1', 'b-10', 'b-2', 'b-\uFFFD', 'b-\u{1F9E3}']);
      expect(await store().listStreams('')).toHaveLength(names.length);
      const [last] = await store().readStream('a-1', { direction: 'backwards', limit: 1 });
      expect(await store().listStreams('a')).toEqual([
        { stream: 'a-1', revision: 1, lastRecordedAt: last?.recordedAt },
      ]);
    });

    it('counts and knows its head', async () => {
      expect([await store().count(), await store().head()]).toEqual([0, 0n]);
      const { position } = await store().append('cart-1', newEvents(3));
      expect([await store().count(), await store().head()]).toEqual([3, position]);
    });
  });
}
