import { describe, expect, it } from '@jest/globals';
import { BusinessHoursInvalid, parseBusinessHours } from './business-hours.js';
import { deskHours } from './desk-hours.js';
import { expectedWait } from './expected-wait.js';
import { handoffWords } from './handoff-words.js';

const hours = parseBusinessHours('Mon-Fri 09:00-12:30; Mon-Fri 13:30-18:00; Sat 10:00-14:00');
const berlin = (at: string) => deskHours(new Date(at), hours, 'Europe/Berlin');

describe('business hours', () => {
  it('are open from the first minute to before the last', () => {
    expect(berlin('2026-11-23T08:00:00Z')).toEqual({ open: true });
    expect(berlin('2026-11-23T16:59:59Z')).toEqual({ open: true });
    expect(berlin('2026-11-23T17:00:00Z')).toMatchObject({ open: false });
  });
  it('say when they begin again: after the pause, in the morning, after the weekend', () => {
    expect(berlin('2026-11-23T11:45:00Z').opensAt).toBe('2026-11-23T12:30:00.000Z');
    expect(berlin('2026-11-23T17:00:00Z').opensAt).toBe('2026-11-24T08:00:00.000Z');
    expect(berlin('2026-11-28T13:00:00Z').opensAt).toBe('2026-11-30T08:00:00.000Z');
  });
  it('keep to the clock on the wall where it is changed at night', () => {
    // Berlin leaves summer time on 25 October 2026 at 1:00 UTC.
    expect(berlin('2026-10-24T14:00:00Z').opensAt).toBe('2026-10-26T08:00:00.000Z');
    expect(berlin('2026-03-28T14:00:00Z').opensAt).toBe('2026-03-30T07:00:00.000Z');
  });
  it('are all the time where there are none, and go over the end of the week', () => {
    expect(deskHours(new Date(), undefined)).toEqual({ open: true });
    const late = parseBusinessHours('Fri-Mon 20:00-24:00');
    expect(deskHours(new Date('2026-11-22T21:00:00Z'), late)).toEqual({ open: true });
    expect(deskHours(new Date('2026-11-24T21:00:00Z'), late).opensAt).toBe('2026-11-27T20:00:00.000Z');
  });
  it.each(['', 'Mon-Fri', 'Mon 18:00-09:00', 'Moo 09:00-18:00', 'Mon 09:00-25:00', 'Mon 09:70-10:00'])(
    'cannot be “%s”',
    (text) => {
      expect(() => parseBusinessHours(text)).toThrow(BusinessHoursInvalid);
    },
  );
});

describe('the expected wait', () => {
  it('is what the latest waited, longer the more wait for fewer people', () => {
    const recentMinutes = [2, 4, 30];
    expect(expectedWait({ recentMinutes, waitingMinutes: [], agents: 1 })).toBe(4);
    expect(expectedWait({ recentMinutes, waitingMinutes: [1, 1], agents: 1 })).toBe(12);
    expect(expectedWait({ recentMinutes, waitingMinutes: [1, 1, 1], agents: 4 })).toBe(4);
    expect(expectedWait({ recentMinutes, waitingMinutes: [25], agents: 2 })).toBe(25);
  });
  it('is not guessed where nobody was answered yet', () => {
    expect(expectedWait({ recentMinutes: [], waitingMinutes: [9], agents: 3 })).toBeUndefined();
  });
});

describe('what is said to somebody who waits', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const said = (desk: Parameters<typeof handoffWords>[0], language: 'en' | 'zh' = 'en') =>
    handoffWords(desk, language, now, 'Europe/Berlin');
  it('is how long, or when somebody is back', () => {
    expect(said({ open: true, agents: 1, expectedWaitMinutes: 4 })).toBe(
      'A colleague answers in about 4 minutes.',
    );
    expect(said({ open: true, agents: 1, expectedWaitMinutes: 4 }, 'zh')).toBe('预计约4分钟内有同事回复。');
    const closed = { open: false, opensAt: '2026-11-23T08:00:00Z', agents: 0 };
    expect(said(closed)).toContain('back on Monday at 9:00; leave your message');
    expect(said(closed, 'zh')).toContain('星期一9:00恢复服务');
    expect(said({ ...closed, opensAt: '2026-11-22T17:30:00Z' })).toContain('today at 18:30');
    expect(said(undefined)).toBe('');
  });
});
