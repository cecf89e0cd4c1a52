import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore, streamsUnder } from '#event-store';
import { newEvent } from './contract-events.contract.js';

describe('the streams under a prefix', () => {
  const named = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => `cart-${String(i).padStart(5, '0')}`);

  it.each([0, 3, 1_000, 2_000, 2_001])('are all there, each once and in order: %s', async (count) => {
    const store = new InMemoryEventStore();
    for (const stream of [...named(count), 'order-1']) await store.append(stream, [newEvent()]);
    const found: string[] = [];
    for await (const { stream } of streamsUnder(store, 'cart-')) found.push(stream);
    expect(found).toEqual(named(count));
  });
});
