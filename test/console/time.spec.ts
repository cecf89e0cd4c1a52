import { describe, expect, it } from '@jest/globals';
import { sessionStrip } from '../../apps/console/src/features/desk/session-strip.js';
import { decayed, leanings } from '../../apps/console/src/shared/time/decay.js';
import { agoWords, spanWords } from '../../apps/console/src/shared/time/elapsed.js';

const AT = '2026-11-01T00:00:00Z';
const DAY = 86_400_000;
const start = Date.parse(AT);

describe('affinities as of now', () => {
  it('are worth half after their half-life, and all of it at the moment they were written', () => {
    expect(decayed({ score: 8, at: AT }, start, 14)).toBe(8);
    expect(decayed({ score: 8, at: AT }, start + 14 * DAY, 14)).toBeCloseTo(4, 10);
    expect(decayed({ score: 8, at: AT }, start + 42 * DAY, 14)).toBeCloseTo(1, 10);
    expect(decayed({ score: 8, at: AT }, start + 14 * DAY, 7)).toBeCloseTo(2, 10);
  });
  it('do not grow where this clock is behind the server’s', () => {
    expect(decayed({ score: 8, at: AT }, start - DAY, 14)).toBe(8);
  });
  it('change places when the older one has faded, and disappear when nothing is left', () => {
    const late = new Date(start + 28 * DAY).toISOString();
    const affinities = [
      { name: 'kitchen', score: 6, at: AT },
      { name: 'garden', score: 3, at: late },
      { name: 'outdoor', score: 0.1, at: AT },
    ];
    expect(leanings(affinities, start + 28 * DAY, 14, 5)).toEqual([
      { name: 'garden', value: 3, share: 1 },
      { name: 'kitchen', value: 1.5, share: 0.5 },
    ]);
  });
});

describe('spans in words', () => {
  it('use the largest unit that fits', () => {
    expect(spanWords(59_999, 'en')).toBe('59 sec');
    expect(spanWords(60_000, 'en')).toBe('1 min');
    expect(spanWords(3 * 3_600_000, 'zh')).toBe('3小时');
    expect(spanWords(2 * DAY, 'en')).toBe('2 days');
  });
  it('say now for what has just happened, or lies ahead by a clock that differs', () => {
    expect(agoWords(9_000, 'en')).toBe('now');
    expect(agoWords(-60_000, 'zh')).toBe('现在');
    expect(agoWords(180_000, 'zh')).toBe('3分钟前');
  });
});

describe('the line of a visit', () => {
  const at = (second: number) => new Date(start + second * 1000).toISOString();
  const seen = (eventId: string, second: number) => ({ eventId, type: 'PageViewed', at: at(second) });
  it('runs from its start to now, without what came before it', () => {
    const marks = sessionStrip(
      [seen('before', -1), seen('first', 0), seen('middle', 30)],
      AT,
      start + 60_000,
    );
    expect(marks.map(({ eventId, place }) => [eventId, place])).toEqual([
      ['first', 0],
      ['middle', 0.5],
    ]);
  });
  it('ends at the right edge, also for an event from a clock ahead of ours', () => {
    expect(sessionStrip([seen('ahead', 90)], AT, start + 60_000)[0]?.place).toBe(1);
  });
});
