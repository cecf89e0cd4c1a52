import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Classification } from '#protocol';
import {
  corrected,
  correctionsAfter,
  isSettled,
  type PendingCorrection,
} from '../../apps/console/src/features/desk/meaning/corrections.js';
import { intentChoices } from '../../apps/console/src/features/desk/meaning/intent-choices.js';
import { markedText } from '../../apps/console/src/features/desk/meaning/marked-text.js';
import { intentName } from '../../apps/console/src/shared/words/intents.js';

const classification: Classification = {
  ranking: [{ intent: 'order_status', probability: 0.8 }],
  band: 'likely',
  outOfScope: false,
  language: 'en',
  model: { name: 'intents', version: 'v1' },
};
const mia = { name: 'Mia', at: '2026-11-22T10:00:00.000Z' };

describe('words marked in a message', () => {
  it('are cut out where they stand, the strongest full, the others by their part of it', () => {
    expect(
      markedText('where is my parcel', [
        { start: 0, end: 8, weight: 0.4 },
        { start: 12, end: 18, weight: 0.2 },
      ]),
    ).toEqual([
      { text: 'where is', strength: 1 },
      { text: ' my ', strength: 0 },
      { text: 'parcel', strength: 0.5 },
    ]);
  });

  it('never change the text, whatever the stretches are', () => {
    const stretch = fc.record({
      start: fc.integer({ min: -3, max: 30 }),
      end: fc.integer({ min: -3, max: 30 }),
      weight: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(stretch, { maxLength: 6 }), (text, stretches) => {
        const segments = markedText(text, stretches);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        expect(segments.every(({ strength }) => strength >= 0 && strength <= 1)).toBe(true);
      }),
    );
  });
});

describe('a correction', () => {
  const asked = (intent: string | null | undefined): readonly PendingCorrection[] =>
    correctionsAfter([], { kind: 'ask', messageId: 'm1', intent });

  it('shows at once, with who made it', () => {
    expect(corrected(classification, asked('size')[0], mia).correction).toEqual({
      intent: 'size',
      by: 'Mia',
      at: mia.at,
    });
    expect(corrected(classification, asked(null)[0], mia).correction?.intent).toBeNull();
  });

  it('is gone at once where it is undone', () => {
    const before = { ...classification, correction: { intent: 'size', by: 'Mia', at: mia.at } };
    expect(corrected(before, asked(undefined)[0], mia).correction).toBeUndefined();
  });

  it('that is refused leaves what stood there, and keeps the reason', () => {
    const problem = { code: 'conflict', message: 'Not classified yet.' } as const;
    const [failed] = correctionsAfter(asked('size'), { kind: 'failed', messageId: 'm1', problem });
    expect(failed?.problem).toEqual(problem);
    expect(corrected(classification, failed, mia)).toBe(classification);
  });

  it('takes the place of the one before on the same message only', () => {
    const both = correctionsAfter(asked('size'), { kind: 'ask', messageId: 'm2', intent: 'stock' });
    const after = correctionsAfter(both, { kind: 'ask', messageId: 'm1', intent: 'invoice' });
    expect(after.map(({ messageId, intent }) => [messageId, intent])).toEqual([
      ['m2', 'stock'],
      ['m1', 'invoice'],
    ]);
  });

  it('is settled when the transcript says the same, and not before', () => {
    const [size] = asked('size');
    const [undone] = asked(undefined);
    if (size === undefined || undone === undefined) throw new Error('Nothing was asked.');
    const told = { ...classification, correction: { intent: 'size', by: 'Mia', at: mia.at } };
    expect(isSettled(classification, size)).toBe(false);
    expect(isSettled(told, size)).toBe(true);
    expect(isSettled(told, undone)).toBe(false);
    expect(isSettled(classification, undone)).toBe(true);
  });
});

describe('what a message can be corrected to', () => {
  const intents = ['size', 'order_status', 'return_item', 'pet_food'];
  const choices = (ranked: readonly string[], search: string): readonly string[] =>
    intentChoices(intents, ranked, search, (intent) => intentName(intent, 'en'));

  it('begins with what it was held for, then goes by name', () => {
    expect(choices(['size', 'of_an_older_model'], '')).toEqual([
      'size',
      'order_status',
      'pet_food',
      'return_item',
    ]);
  });

  it('is found in both languages, by id, and by several words', () => {
    expect(choices([], '退货')).toEqual(['return_item']);
    expect(choices([], 'ITEM return')).toEqual(['return_item']);
    expect(choices([], 'order_st')).toEqual(['order_status']);
    expect(choices([], 'nothing like it')).toEqual([]);
  });
});
