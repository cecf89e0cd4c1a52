import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEntities, readMessage, type ReadEntity } from '#reading';
import { annotatedFile, shopContext, type Annotated } from './annotated.js';

const CONTEXTS = { en: shopContext('DE'), zh: shopContext('CN') } as const;
type Counts = Record<string, { right: number; missed: number; extra: number; wrongValues: string[] }>;

/** An entity counts as found where type, beginning and end are the annotated ones. */
function count(sentences: readonly Annotated[], language: 'en' | 'zh'): Counts {
  const counts: Counts = {};
  const of = (type: string) => (counts[type] ??= { right: 0, missed: 0, extra: 0, wrongValues: [] });
  for (const { text, entities } of sentences) {
    const found = readEntities(text, CONTEXTS[language]);
    const isFor = (one: ReadEntity, { type, start, end }: Annotated['entities'][number]): boolean =>
      one.type === type && one.start === start && one.end === end;
    for (const wanted of entities) {
      const one = found.find((other) => isFor(other, wanted));
      if (one === undefined) of(wanted.type).missed++;
      else of(wanted.type).right++;
      if (one && wanted.values.length > 0 && !wanted.values.includes(one.value))
        of(wanted.type).wrongValues.push(`${text}: ${one.value}`);
    }
    for (const one of found) if (!entities.some((wanted) => isFor(one, wanted))) of(one.type).extra++;
  }
  return counts;
}

// A little under what docs/decisions/0014-reading-a-message.md states.
describe.each(['en', 'zh'] as const)('entities in %s', (language) => {
  it.each([
    ['entities', 0.9, 0.9],
    ['entities-unseen', 0.8, 0.75],
  ])('are found exactly, and little else: %s', (file, precision, recall) => {
    const counts = count(annotatedFile(file, language), language);
    const poor = Object.entries(counts).filter(
      ([, { right, missed, extra }]) =>
        right / Math.max(1, right + extra) < precision || right / Math.max(1, right + missed) < recall,
    );
    expect(poor).toEqual([]);
    expect(Object.values(counts).flatMap(({ wrongValues }) => wrongValues)).toEqual([]);
  });
});

describe('readEntities', () => {
  const values = (text: string, context = CONTEXTS.en) =>
    readEntities(text, context).map(({ value }) => value);

  it('lets the surer kind stand where two overlap', () => {
    expect(values('order 20261103 and 2026-11-03')).toEqual(['20261103', '2026-11-03']);
    expect(values('mail order10234@example.com')).toEqual(['order10234@example.com']);
    expect(values('tracking 13812345678')).toEqual(['13812345678']);
  });

  it('reads no dates without a moment to reckon from, and no products without a catalogue', () =>
    expect(readEntities('the felt slippers came on Tuesday', {})).toEqual([]));

  it("takes the shop's own way of naming orders", () => {
    const orderPatterns = [/\bSO(\d{6})\b/gu];
    expect(values('where is SO123456, not HP-10234', { orderPatterns })).toEqual(['123456']);
  });

  it("begins the day where the shop's time zone does", () => {
    const at = (timeZone: string) =>
      values('today', { moment: { now: new Date('2026-11-18T23:30:00Z'), timeZone } });
    expect([at('UTC'), at('Asia/Shanghai'), at('America/New_York')]).toEqual([
      ['2026-11-18'],
      ['2026-11-19'],
      ['2026-11-18'],
    ]);
  });

  it('gives spans that hold the text, in order, without overlaps, whatever the message', () => {
    const pieces = fc.constantFrom(
      'HP-10234',
      ' ',
      '\ud83d',
      '😀',
      '$12.50',
      '12.05.2026',
      'a@b.co',
      '两百块',
      '明天',
      '#1',
      '+49',
      ',',
      '铸铁煎锅',
      'slipers',
      '\u202e',
      '<b>',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const found = readEntities(text, CONTEXTS.zh);
        let last = 0;
        for (const { start, end, text: written } of found) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(written);
          last = end;
        }
      }),
    );
  });

  it('answers twenty thousand characters of anything', () => {
    for (const piece of [
      '1',
      '12.50 ',
      '$1,',
      '一百',
      'order ',
      '2026-11-',
      '+4',
      'tomorrow ',
      'a',
      '(',
      '1 2 ',
      'a@',
      '-',
    ])
      expect(readMessage(piece.repeat(Math.ceil(20_000 / piece.length)), CONTEXTS.en).entities).toBeDefined();
  });
});
