import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { type Journey, journey as journeySchema } from '#protocol';
import { journeyProjection } from '#shopper';
import { project } from '#testing';
import { happened, merged } from '../../test/happened.js';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 2, 2, 9);
const iso = (minute: number): string => new Date(T0 + minute * MINUTE).toISOString();

const journeyAfter = (events: readonly RecordedEvent[], key: string): Journey =>
  journeySchema.parse(project(journeyProjection, events).get(key));

const page = (id: string, path: string, minute: number): RecordedEvent =>
  happened(id, 'PageViewed', { path, title: `Page ${path}` }, T0 + minute * MINUTE);

describe('journey', () => {
  it('keeps the last 200 steps in order of time, and where the shopper is now', () => {
    const events = Array.from({ length: 230 }, (_, minute) => page('a-x', `/${minute}`, minute));
    const late = happened('a-x', 'ProductsSearched', { query: 'lamp' }, T0 + 228.5 * MINUTE);
    const journey = journeyAfter([...events, late], 'a-x');
    expect(journey.entries).toHaveLength(200);
    expect(journey.entries.slice(-2).map(({ subject }) => subject)).toEqual(['lamp', 'Page /229']);
    expect(journey.currentPage).toEqual({ path: '/229', title: 'Page /229' });
    expect(journey).toMatchObject({ sessionStartedAt: iso(0), lastSeen: iso(229) });
  });

  it('begins a session after half an hour of silence, and takes a heartbeat for a sign but no step', () => {
    const seen = happened('a-x', 'ShopperSeen', {}, T0 + 30 * MINUTE);
    const one = journeyAfter([page('a-x', '/', 0), seen, page('a-x', '/b', 60)], 'a-x');
    expect(one).toMatchObject({ sessionStartedAt: iso(0), lastSeen: iso(60) });
    expect(one.entries).toHaveLength(2);
    const two = journeyAfter([page('a-x', '/', 0), page('a-x', '/b', 31)], 'a-x');
    expect(two.sessionStartedAt).toBe(iso(31));
  });

  it('shows what the shop did without taking it for a visit', () => {
    const shipped = happened('u-1', 'OrderUpdated', { order_id: '5', status: 'shipped' }, T0 + 99 * MINUTE);
    const journey = journeyAfter([page('u-1', '/', 0), shipped], 'u-1');
    expect(journey.lastSeen).toBe(iso(0));
    expect(journey.entries.at(-1)).toMatchObject({ type: 'OrderUpdated', subject: '5' });
  });

  it('joins two histories step by step', () => {
    const events = [
      page('a-x', '/a', 0),
      page('u-1', '/u', 5),
      page('a-x', '/cart', 10),
      merged('a-x', 'u-1', T0 + 10 * MINUTE),
      page('a-x', '/later', 11),
    ];
    const journey = journeyAfter(events, 'u-1');
    expect(journey.entries.map(({ path }) => path)).toEqual(['/a', '/u', '/cart', '/later']);
    expect(journey).toMatchObject({ currentPage: { path: '/later' }, sessionStartedAt: iso(0) });
    expect(project(journeyProjection, events).get('a-x')).toEqual({ kind: 'pointer', aliasOf: 'u-1' });
  });
});
