import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { changesTo, closureOf, type Projection, refold, UndeclaredKey } from '#projections';
import { project } from '#testing';
import { acts, event, pour, purse, type Purse, purses, stored } from '../../test/purses.js';

const plain = ({ keys, documents }: Awaited<ReturnType<typeof refold<Purse>>>): unknown =>
  keys.map((key) => [key, documents.get(key)]);

describe('refold', () => {
  it('comes to what a projection of everything has for these keys, at any position and up to any time', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), fc.integer({ min: 1, max: 29 }), purse, async (all, at, day, key) => {
        const store = await stored(all);
        const upTo = BigInt((at % all.length) + 1);
        const occurredBefore = new Date(Date.UTC(2026, 0, day)).toISOString();
        const log = await store.readAll(0n);
        const isBefore = ({ metadata }: RecordedEvent): boolean => metadata.occurredAt < occurredBefore;
        for (const [stretch, prefix] of [
          [{ upTo }, log.slice(0, Number(upTo))],
          [{ upTo, occurredBefore }, log.slice(0, Number(upTo)).filter(isBefore)],
        ] as const) {
          const whole = project(purses, prefix);
          const again = await refold(store, purses, [key], stretch);
          expect(plain(again)).toEqual(again.keys.map((one) => [one, whole.get(one)]));
          expect(again.keys[0]).toBe(key);
        }
      }),
    );
  });

  it('finds the same without being told where events stand', async () => {
    const { sourceOf: _, ...anywhere } = purses;
    await fc.assert(
      fc.asyncProperty(acts, purse, async (all, key) => {
        const store = await stored(all);
        const stretch = { upTo: await store.head() };
        expect(plain(await refold(store, anywhere, [key], stretch))).toEqual(
          plain(await refold(store, purses, [key], stretch)),
        );
      }),
    );
  });

  it('goes on in the middle of long streams without reading what came before', async () => {
    const store = new InMemoryEventStore();
    for (let n = 0; n < 2_500; n++) await store.append('purse-a', [event('CoinDropped', { coin: 1 })]);
    const read = jest.spyOn(store, 'readStream');
    const again = await refold(store, purses, ['a'], { after: 1_200n, upTo: 2_400n });
    expect(again).toMatchObject({ events: 1_200, last: { position: 2_400n } });
    const pages = await Promise.all(
      read.mock.results.map(({ value }) => value as Promise<readonly unknown[]>),
    );
    expect(pages.flat().length).toBeLessThan(1_400);
  });

  it('leaves out an event that cannot be applied, and says which', async () => {
    const bad = event('CoinDropped', { coin: 0 });
    const good = event('CoinDropped', { coin: 2 });
    const store = await stored([bad, good].map((one) => ({ stream: 'purse-a', event: one })));
    const again = await refold(store, purses, ['a'], { upTo: 2n });
    expect(again.documents.get('a')).toEqual({ coins: [2] });
    expect(again.failures).toMatchObject([
      { event: { id: bad.id }, error: { message: 'a coin without value' } },
    ]);
  });

  it('refuses a projection that touches what it did not name', async () => {
    const store = await stored([{ stream: 'purse-a', event: event('Poured', { into: 'a', from: 'b' }) }]);
    const sly: Projection<Purse> = { ...purses, keysOf: () => ['a'] };
    await expect(refold(store, sly, ['a'], { upTo: 1n })).rejects.toBeInstanceOf(UndeclaredKey);
  });

  it('takes away a stored document that the log does not tell of', () => {
    const documents = new Map([['a', { coins: [1] }]]);
    expect(changesTo({ keys: ['a', 'b'], documents })).toEqual([
      { kind: 'put', key: 'a', document: { coins: [1] } },
      { kind: 'delete', key: 'b' },
    ]);
  });
});

describe('closureOf', () => {
  it('follows ties over several events, from either side, and only those of its stretch', async () => {
    const store = await stored([pour('a', 'b'), pour('c', 'b'), pour('d', 'e'), pour('d', 'c')]);
    expect(await closureOf(store, purses, ['b'], { upTo: 2n })).toEqual(['b', 'a', 'c']);
    expect(new Set(await closureOf(store, purses, ['e'], { upTo: 4n }))).toEqual(
      new Set(['a', 'b', 'c', 'd', 'e']),
    );
    expect(await closureOf(store, purses, ['e'], { upTo: 2n })).toEqual(['e']);
    expect(await closureOf(store, purses, ['e', 'a'], { upTo: 1n })).toEqual(['e', 'a', 'b']);
  });

  it('asks nothing of the log where no event ties keys together', async () => {
    const store = new InMemoryEventStore();
    const read = jest.spyOn(store, 'readAll');
    expect(await closureOf(store, { ...purses, links: [] }, ['a', 'a'], { upTo: 9n })).toEqual(['a']);
    expect(read).not.toHaveBeenCalled();
  });
});
