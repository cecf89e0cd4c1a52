import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore, streamPages } from '#event-store';
import { newEvents } from './contract-events.contract.js';

describe('the pages of a stream', () => {
  const read = async (events: number, from?: number): Promise<readonly number[][]> => {
    const store = new InMemoryEventStore();
    if (events > 0) await store.append('cart-1', newEvents(events));
    const pages: number[][] = [];
    for await (const page of streamPages(store, 'cart-1', from)) {
      pages.push(page.map(({ revision }) => revision));
    }
    return pages;
  };
  const upTo = (end: number, from = 0): number[] => Array.from({ length: end - from }, (_, i) => from + i);

  it('hold every event once, in order, also where the last page is full', async () => {
    expect((await read(2_500)).flat()).toEqual(upTo(2_500));
    expect((await read(2_000)).flat()).toEqual(upTo(2_000));
    expect((await read(1_005, 3)).flat()).toEqual(upTo(1_005, 3));
  });
  it('are at most 1,000 events long, and none where there is nothing', async () => {
    expect((await read(2_500)).map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
    expect(await read(0)).toEqual([]);
    expect(await read(3, 3)).toEqual([]);
  });
});
