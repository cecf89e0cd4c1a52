import { describe, expect, it } from '@jest/globals';
import { replayRequest, type ReplayView } from '#protocol';
import {
  emptyForm,
  type PointField,
  requestOf,
  wrongsOf,
} from '../../apps/console/src/features/admin/replays/replay-form.js';
import {
  curveOf,
  isCurrent,
  retold,
  shareOf,
  spokenKey,
  withSpeed,
} from '../../apps/console/src/features/admin/replays/replay-progress.js';
import { scopeOf } from '../../apps/console/src/features/admin/replays/replay-scope.js';
import { en } from '../../apps/console/src/shared/i18n/en.js';
import { zh } from '../../apps/console/src/shared/i18n/zh.js';

const at = (kind: PointField['kind'], value: string): PointField => ({ kind, position: value, time: value });
const replay = (over: Partial<ReplayView> = {}): ReplayView => ({
  replayId: 'r1',
  projection: 'portrait',
  version: 1,
  state: 'running',
  request: replayRequest.parse({}),
  startedAt: '2026-11-20T10:00:00Z',
  startedBy: 'Ada',
  done: 250,
  total: 1000,
  eventsPerSecond: 100,
  position: '250',
  quarantined: 0,
  can: ['pause', 'cancel'],
  ...over,
});

describe('what is asked of a replay', () => {
  it('is everything, from the beginning and on, where nothing was filled in', () => {
    expect(wrongsOf(emptyForm())).toEqual({});
    expect(requestOf(emptyForm())).toEqual(replayRequest.parse({}));
  });
  it('is understood by the server as it was filled in', () => {
    const form = {
      ...emptyForm('u-42'),
      from: at('position', ' 12 '),
      upTo: at('time', '2026-11-20T10:00'),
      settings: { halfLifeDays: '7', other: ' ' },
      withoutEvents: 'e1\n e2,e1\n\n',
      withoutStreams: 'shopper-u-9',
      workers: '2',
    };
    expect(wrongsOf(form)).toEqual({});
    const request = requestOf(form);
    expect(replayRequest.parse(request)).toEqual(request);
    expect(request).toEqual({
      key: 'u-42',
      from: { position: '12' },
      upTo: { time: new Date('2026-11-20T10:00').toISOString() },
      variant: {
        settings: { halfLifeDays: 7 },
        withoutEvents: ['e1', 'e2'],
        withoutStreams: ['shopper-u-9'],
      },
      workers: 2,
    });
  });
  it('names every field that is wrong', () => {
    const form = {
      ...emptyForm(''),
      from: at('position', '1.5'),
      upTo: at('time', ''),
      settings: { halfLifeDays: 'seven' },
      workers: '17',
    };
    expect(wrongsOf(form)).toEqual({
      key: 'key',
      from: 'position',
      upTo: 'time',
      workers: 'workers',
      'settings.halfLifeDays': 'setting',
    });
  });
  it('may not end before it begins', () => {
    const span = (from: PointField, upTo: PointField) => wrongsOf({ ...emptyForm(), from, upTo }).upTo;
    expect(span(at('position', '90'), at('position', '100'))).toBeUndefined();
    expect(span(at('position', '100'), at('position', '90'))).toBe('order');
    expect(span(at('time', '2026-11-20T10:00'), at('time', '2026-11-19T10:00'))).toBe('order');
    expect(span(at('position', '100'), at('time', '2026-11-19T10:00'))).toBeUndefined();
  });
  it('is said in words, in both languages', () => {
    const request = replayRequest.parse({
      key: 'u-42',
      upTo: { position: '900' },
      variant: { settings: { halfLifeDays: 7, unheardOf: 3 }, withoutEvents: ['e1'] },
      workers: 2,
    });
    const format = { number: String, moment: (time: string) => time };
    expect(scopeOf(request, en.replay, format)).toEqual([
      'Only u-42',
      'up to position 900',
      'half-life 7 days',
      'unheardOf 3',
      'without 1 event',
      '2 threads',
    ]);
    expect(scopeOf(request, zh.replay, format)[2]).toBe('半衰期 7 天');
  });
});

describe('the progress of a replay', () => {
  it('is the share of the events that it reads', () => {
    expect(shareOf(replay())).toBe(0.25);
    expect(shareOf(replay({ done: 1001 }))).toBe(1);
    expect(shareOf(replay({ done: 0, total: 0 }))).toBe(0);
    expect(shareOf(replay({ done: 0, total: 0, state: 'ready' }))).toBe(1);
  });
  it('is spoken of at each tenth and each change of state, not at every step', () => {
    const said = [100, 101, 199, 200, 999].map((done) => spokenKey(replay({ done })));
    expect(new Set(said).size).toBe(3);
    expect(spokenKey(replay({ state: 'paused' }))).not.toBe(spokenKey(replay()));
    expect(spokenKey(replay({ state: 'paused' }))).toBe(spokenKey(replay({ state: 'paused', done: 900 })));
  });
  it('keeps each replay once, as told last, the newest first', () => {
    const old = replay({ replayId: 'r0', startedAt: '2026-11-19T10:00:00Z' });
    const told = retold([old, replay()], [replay({ done: 300 })]);
    expect(told.map(({ replayId, done }) => [replayId, done])).toEqual([
      ['r1', 300],
      ['r0', 250],
    ]);
  });
  it('matters as long as something may be done', () => {
    expect(isCurrent(replay())).toBe(true);
    expect(isCurrent(replay({ state: 'swapped-in', can: ['undo', 'drop'] }))).toBe(true);
    expect(isCurrent(replay({ state: 'swapped-in', can: [] }))).toBe(false);
    expect(isCurrent(replay({ state: 'failed', can: [] }))).toBe(false);
  });
  it('draws its speed from zero to the fastest', () => {
    expect(curveOf([])).toBe('');
    expect(curveOf([0, 50, 100])).toBe('M0.0000 1.0000 L0.5000 0.5000 L1.0000 0.0000');
    const many = Array.from({ length: 1000 }, (_, n) => n).reduce<readonly number[]>(withSpeed, []);
    expect(many).toHaveLength(240);
    expect(many.at(-1)).toBe(999);
  });
});
