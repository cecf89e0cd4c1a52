import fc from 'fast-check';
import { InMemoryEventStore } from '#event-store';
import type { NewEvent } from '#kernel';
import type { Projection, Settings } from '#projections';

export type Purse = { readonly coins: readonly number[] } | { readonly aliasOf: string };

/** Which purses an event is about: the one that grows first. */
function pursesOf(type: string, stream: string, data: unknown): readonly string[] {
  const { into, from, to } = data as { into: string; from: string; to: string };
  if (type === 'Poured') return [into, from];
  return [type === 'CoinPosted' ? to : stream.slice('purse-'.length)];
}

/**
 * Purses that may be poured into one another: the smallest projection whose documents hang together, and whose
 * events stand in several streams. `worth` is what a coin counts.
 */
const pursesWith = ({ worth = 1 }: Settings): Projection<Purse> => ({
  name: 'purses',
  version: 1,
  indexes: [],
  handles: ['CoinDropped', 'CoinPosted', 'Poured'],
  links: ['Poured'],
  settings: { worth: 1 },
  configured: pursesWith,
  keysOf: ({ type, stream, data }) => pursesOf(type, stream, data),
  sourceOf: (key) => ({ streams: [`purse-${key}`], scattered: ['CoinPosted'] }),
  apply({ type, stream, data }, documents) {
    const rootOf = (key: string): string => {
      const document = documents.get(key);
      return document && 'aliasOf' in document ? rootOf(document.aliasOf) : key;
    };
    const coinsIn = (key: string): readonly number[] => {
      const document = documents.get(key);
      return document && 'coins' in document ? document.coins : [];
    };
    const [key = '', from = ''] = pursesOf(type, stream, data);
    const root = rootOf(key);
    if (type === 'Poured') {
      if (from === root || rootOf(from) !== from) return [];
      return [
        { kind: 'put', key: root, document: { coins: [...coinsIn(root), ...coinsIn(from)] } },
        { kind: 'put', key: from, document: { aliasOf: root } },
      ];
    }
    const { coin } = data as { coin: number };
    if (coin === 0) throw new Error('a coin without value');
    return [{ kind: 'put', key: root, document: { coins: [...coinsIn(root), coin * worth] } }];
  },
});

export const purses = pursesWith({});

let made = 0;
export function event(type: string, data: unknown, day = 1): NewEvent {
  const occurredAt = new Date(Date.UTC(2026, 0, day)).toISOString();
  const metadata = { correlationId: 'c', actor: { kind: 'system', id: 'test' }, occurredAt } as const;
  return { id: `e${String(made++)}`, type, schemaVersion: 1, data, metadata };
}

export interface Act {
  readonly stream: string;
  readonly event: NewEvent;
}

export const drop = (key: string, coin: number, day = 1): Act => ({
  stream: `purse-${key}`,
  event: event('CoinDropped', { coin }, day),
});
export const post = (to: string, coin: number, day = 1): Act => ({
  stream: 'post',
  event: event('CoinPosted', { to, coin }, day),
});
export const pour = (into: string, from: string, day = 1): Act => ({
  stream: `purse-${into}`,
  event: event('Poured', { into, from }, day),
});

export const purse = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const act: fc.Arbitrary<Act> = fc
  .tuple(fc.constantFrom('drop', 'post', 'pour', 'other'), purse, purse, fc.integer({ min: 1, max: 28 }))
  .map(([kind, one, other, day]) => {
    if (kind === 'pour') return pour(one, other, day);
    if (kind === 'post') return post(one, day, day);
    if (kind === 'drop') return drop(one, day, day);
    return { stream: `purse-${one}`, event: event('Other', { coin: day }, day) };
  });
export const acts = fc.array(act, { minLength: 1, maxLength: 60 });

export async function stored(
  all: readonly Act[],
  store = new InMemoryEventStore(),
): Promise<InMemoryEventStore> {
  for (const { stream, event: one } of all) await store.append(stream, [one]);
  return store;
}
