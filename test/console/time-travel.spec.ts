import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Moment } from '#protocol';
import { nearest, needsClock, placesOf, ticksOf } from '../../apps/console/src/features/admin/travel/axis.js';
import { spanOf } from '../../apps/console/src/features/admin/travel/span.js';
import { addressOf, moved, stopAt, stopsOf } from '../../apps/console/src/features/admin/travel/stops.js';

const MINUTE = 60_000;
const START = Date.parse('2026-11-01T10:00:00Z');
const moment = (position: string, minutes: number): Moment => ({
  position,
  eventId: `e${position}`,
  type: 'ProductViewed',
  stream: 'shopper-u-1',
  at: new Date(START + minutes * MINUTE).toISOString(),
});
const NOW = START + 100 * MINUTE;
const stops = stopsOf({ moments: [moment('3', 0), moment('8', 50), moment('9', 50), moment('12', 75)] }, NOW);

describe('the stops of the slider', () => {
  it('begin before the first event and end now', () => {
    expect(stops.map(({ kind, position }) => `${kind} ${position}`)).toEqual([
      'before 0',
      'event 3',
      'event 8',
      'event 9',
      'event 12',
      'now 12',
    ]);
    expect(stopsOf({ moments: [] }, NOW)).toEqual([]);
  });
  it('are found by position, also between two events, and now by anything else', () => {
    expect(stopAt(stops, '8')).toBe(2);
    expect(stopAt(stops, '11')).toBe(3);
    expect(stopAt(stops, '0')).toBe(0);
    expect(stopAt(stops, '9007199254740993')).toBe(4);
    for (const address of [undefined, 'now', 'soon', '-1']) expect(stopAt(stops, address)).toBe(5);
  });
  it('are found again by the address they are written as', () => {
    for (const [index, stop] of stops.entries()) expect(stopAt(stops, addressOf(stop))).toBe(index);
  });
  it('are gone along by keys, and never left', () => {
    expect(moved('ArrowRight', 2, stops)).toBe(3);
    expect(moved('ArrowLeft', 2, stops)).toBe(1);
    expect(moved('ArrowLeft', 0, stops)).toBe(0);
    expect(moved('PageUp', 2, stops)).toBe(5);
    expect(moved('Home', 4, stops)).toBe(0);
    expect(moved('End', 0, stops)).toBe(5);
    expect(moved('a', 2, stops)).toBeUndefined();
  });
});

describe('the line of time', () => {
  it('lies as far apart as things happened, now at the right edge', () => {
    const places = placesOf(stops, 'time');
    expect(places[0]).toBe(0);
    expect(places.at(-1)).toBe(1);
    expect(places[2]).toBe(places[3]);
    const [first = 0, half = 0] = [places[1], places[2]];
    expect(half).toBeCloseTo(first + (1 - first) / 2, 10);
  });
  it('lies evenly where one asks for events', () => {
    expect(placesOf(stops, 'event')).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });
  it('stays within its ends, whatever the clocks of events say', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 1 }), (minutes) => {
        const moments = minutes.map((each, index) => moment(String(index + 1), each));
        const places = placesOf(stopsOf({ moments }, NOW), 'time');
        return places.every((place) => place >= 0 && place <= 1);
      }),
    );
  });
  it('finds the stop under the pointer; of several at one place the last', () => {
    const places = placesOf(stops, 'time');
    expect(nearest(places, places[2] ?? 0)).toBe(3);
    expect(nearest(places, 0)).toBe(0);
    expect(nearest(places, 1.4)).toBe(5);
    for (const [index, place] of placesOf(stops, 'event').entries())
      expect(nearest(placesOf(stops, 'event'), place)).toBe(index);
  });
  it('says the time at places between the stops', () => {
    const ticks = ticksOf(stops, placesOf(stops, 'time'), 3);
    expect(ticks.map(({ place }) => place)).toEqual([0, 0.5, 1]);
    expect(ticks[0]?.at).toBe(START);
    expect(ticks[2]?.at).toBe(NOW);
    expect(ticks[1]?.at).toBeGreaterThan(START + 45 * MINUTE);
    expect(ticks[1]?.at).toBeLessThan(START + 50 * MINUTE);
    expect(needsClock(stops)).toBe(true);
  });
});

describe('the span whose changes are shown', () => {
  it('is one event with one handle', () => {
    expect(spanOf(stops, 3, undefined)).toEqual({ from: '8', to: '9' });
    expect(spanOf(stops, 1, undefined)).toEqual({ from: '0', to: '3' });
    expect(spanOf(stops, 0, undefined)).toEqual({ from: '0', to: '0' });
  });
  it('is the last event where the handle stands at now', () => {
    expect(spanOf(stops, 5, undefined)).toEqual({ from: '9', to: '12' });
  });
  it('lies between two handles, whichever is the earlier', () => {
    expect(spanOf(stops, 1, 4)).toEqual({ from: '3', to: '12' });
    expect(spanOf(stops, 4, 1)).toEqual({ from: '3', to: '12' });
    expect(spanOf(stops, 5, 2)).toEqual({ from: '8', to: '12' });
  });
});
