import { describe, expect, it } from '@jest/globals';
import { wallClock } from './wall-clock.js';

const at = (time: string, timeZone: string) => wallClock(Date.parse(time), timeZone);

describe('what clocks show', () => {
  it('is the weekday from Monday on, and the minutes since midnight', () => {
    expect(at('2026-11-22T23:30:00Z', 'UTC')).toEqual({ weekday: 7, minutes: 23 * 60 + 30 });
    expect(at('2026-11-22T23:30:00Z', 'Europe/Berlin')).toEqual({ weekday: 1, minutes: 30 });
    expect(at('2026-11-22T16:00:00Z', 'Asia/Shanghai')).toEqual({ weekday: 1, minutes: 0 });
  });
  it('follows the summer time of the zone', () => {
    expect(at('2026-07-01T08:00:00Z', 'Europe/Berlin').minutes).toBe(10 * 60);
    expect(at('2026-12-01T08:00:00Z', 'Europe/Berlin').minutes).toBe(9 * 60);
  });
});
