import { describe, expect, it } from '@jest/globals';
import type { DeskHours } from '#protocol';
import { isNotable } from './notable.js';

const open: DeskHours = { open: true, agents: 2, expectedWaitMinutes: 4 };
const wait = (minutes?: number): DeskHours => ({
  open: true,
  agents: 2,
  ...(minutes !== undefined && { expectedWaitMinutes: minutes }),
});

describe('when people answer is told again', () => {
  it('when the desk opens or closes, or opens at another time', () => {
    const closed = { open: false, agents: 0, opensAt: '2026-11-23T08:00:00.000Z' };
    expect(isNotable(open, closed)).toBe(true);
    expect(isNotable(closed, open)).toBe(true);
    expect(isNotable(closed, { ...closed, opensAt: '2026-11-24T08:00:00.000Z' })).toBe(true);
    expect(isNotable(closed, { ...closed, agents: 3 })).toBe(false);
  });
  it.each([
    [1, 2, false],
    [1, 3, true],
    [4, 5, false],
    [5, 3, true],
    [20, 24, false],
    [20, 25, true],
    [undefined, 4, true],
    [4, undefined, true],
    [undefined, undefined, false],
  ])('when the wait goes from %s to %s minutes: %s', (before, after, told) => {
    expect(isNotable(wait(before), wait(after))).toBe(told);
  });
});
