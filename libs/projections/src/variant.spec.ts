import { describe, expect, it } from '@jest/globals';
import { project, recorded } from '#testing';
import type { Projection, Settings } from './projection.js';
import { variantOf, VariantUnusable } from './variant.js';

/** Adds up `data.amount` times the setting `factor`, by stream; `Merged` ties two streams together. */
const sums = ({ factor }: Settings = { factor: 1 }): Projection<number> => ({
  name: 'sums',
  version: 1,
  indexes: [],
  handles: ['Added'],
  links: [],
  settings: { factor: 1 },
  configured: sums,
  keysOf: ({ stream }) => [stream],
  apply: ({ stream, data }, documents) => [
    {
      kind: 'put',
      key: stream,
      document: (documents.get(stream) ?? 0) + (factor ?? 1) * (data as { amount: number }).amount,
    },
  ],
});

const added = (stream: string, ...amounts: number[]) =>
  recorded(
    stream,
    amounts.map((amount) => ({ type: 'Added', data: { amount } })),
  );
const log = [...added('one', 1, 2, 4), ...added('two', 8)];
const after = (variant: Parameters<typeof variantOf>[1]) =>
  Object.fromEntries(project(variantOf(sums(), variant), log));

describe('a variant', () => {
  it('is the projection itself where nothing is changed', () => {
    const projection = sums();
    expect(variantOf(projection)).toBe(projection);
    expect(variantOf(projection, { settings: { factor: 1 } })).toBe(projection);
  });
  it('has other settings', () => {
    expect(after({ settings: { factor: 10 } })).toEqual({ one: 70, two: 80 });
  });
  it('never hears of an event that is left out', () => {
    expect(after({ withoutEvents: [log[1]?.id ?? ''] })).toEqual({ one: 5, two: 8 });
  });
  it('never hears of a stream that is left out, with other settings too', () => {
    expect(after({ settings: { factor: 2 }, withoutStreams: ['one'] })).toEqual({ two: 16 });
  });
  it('says of an event that is left out that it concerns nobody', () => {
    const [first, second] = log;
    const variant = variantOf(sums(), { withoutEvents: [first?.id ?? ''] });
    expect([first, second].map((event) => event && variant.keysOf(event))).toEqual([[], ['one']]);
  });
  it('is refused where there is no such setting, or none at all', () => {
    expect(() => variantOf(sums(), { settings: { halfLife: 2 } })).toThrow(VariantUnusable);
    expect(() => variantOf(sums(), { settings: { halfLife: 2 } })).toThrow('Its settings: factor.');
    const { configured: _, ...fixed } = sums();
    expect(() => variantOf(fixed, { settings: { factor: 2 } })).toThrow('cannot be changed');
  });
});
