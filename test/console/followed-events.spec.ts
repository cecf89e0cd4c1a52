import { describe, expect, it } from '@jest/globals';
import type { EventView } from '#protocol';
import { followed, progressOf } from '../../apps/console/src/features/admin/followed-events.js';
import { indexAt, placeOf, scaleTop } from '../../apps/console/src/features/admin/rate-scale.js';

const event = (position: string): EventView => ({
  id: `e${position}`,
  type: 'PageViewed',
  schemaVersion: 1,
  stream: 'shopper-a-1',
  revision: 0,
  position,
  recordedAt: '2026-11-20T10:00:00Z',
  data: {},
  metadata: {
    correlationId: 'c',
    actor: { kind: 'shopper', id: 'a-1' },
    occurredAt: '2026-11-20T10:00:00Z',
  },
});
const positions = (events: readonly EventView[]) => events.map(({ position }) => position);

describe('followed events', () => {
  it('are newest first, each once, and no more than asked for', () => {
    const kept = followed([], ['1', '2', '3'].map(event), 3);
    expect(positions(followed(kept, ['3', '4'].map(event), 3))).toEqual(['4', '3', '2']);
  });
  it('compare positions as numbers, also beyond 2^53', () => {
    const big = ['9007199254740993', '9', '9007199254740992', '10'].map(event);
    expect(positions(followed([], big, 9))).toEqual(['9007199254740993', '9007199254740992', '10', '9']);
  });
  it('stay the same list when nothing new came, so that nothing is drawn again', () => {
    const kept = followed([], [event('1')], 3);
    expect(followed(kept, [event('1')], 3)).toBe(kept);
  });
});

describe('progress of a projection', () => {
  it('is the share of the log that was read', () => {
    expect(progressOf({ position: '250', head: '1000' })).toBe(0.25);
    expect(progressOf({ position: '0', head: '0' })).toBe(1);
    expect(progressOf({ position: '1001', head: '1000' })).toBe(1);
  });
});

describe('the scale of the chart', () => {
  const rate = (...events: number[]) => events.map((n) => ({ at: '2026-11-20T10:00:00Z', events: n }));
  it('ends at a round number above every sample', () => {
    expect(scaleTop(rate(0, 0))).toBe(4);
    expect(scaleTop(rate(24))).toBe(30);
    expect(scaleTop(rate(1000))).toBe(1000);
    expect(scaleTop(rate(1001))).toBe(2000);
  });
  it('puts the newest second at the right edge, and finds the second under the pointer', () => {
    const samples = rate(...Array.from({ length: 30 }, () => 1));
    expect(placeOf(29, samples)).toBe(1);
    expect(placeOf(0, samples)).toBeCloseTo(1 - 29 / 119, 10);
    for (const index of [0, 7, 29]) expect(indexAt(placeOf(index, samples), samples)).toBe(index);
    expect(indexAt(0, samples)).toBe(0);
  });
});
