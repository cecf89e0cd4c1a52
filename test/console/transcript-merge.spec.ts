import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Transcript, TranscriptEntry } from '#protocol';
import {
  byDay,
  caughtUp,
  resynced,
  withEntry,
  withStatus,
} from '../../apps/console/src/features/desk/transcript-merge.js';

const entry = (id: string, second: number, more: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  id,
  kind: 'shopper',
  at: new Date(Date.UTC(2026, 10, 20, 10, 0, second)).toISOString(),
  text: id,
  ...more,
});
const transcript = (entries: TranscriptEntry[]): Transcript => ({
  conversationId: 'c',
  shopperId: 'u-1',
  language: 'en',
  status: 'assistant',
  entries,
  revision: entries.length,
  marks: { shopper: {}, agent: {} },
  tags: [],
});
const push = (one: TranscriptEntry, revision = 9) => ({ entry: one, revision });
const classification = {
  ranking: [{ intent: 'order_status', probability: 0.9 }],
  band: 'sure' as const,
  outOfScope: false,
  language: 'en',
  model: { name: 'intents', version: '1' },
};

describe('entries that arrive', () => {
  it('come in by time, whatever the order of arrival, each once', () => {
    const arrivals = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
    fc.assert(
      fc.property(arrivals, fc.array(fc.integer({ min: 0, max: 5 })), (order, again) => {
        const arrived = [...order, ...again].map((n) => entry(`m${String(n)}`, n));
        const merged = arrived.reduce<readonly TranscriptEntry[]>(withEntry, []);
        expect(merged.map(({ id }) => id)).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5']);
      }),
    );
  });
  it('of one moment keep the order in which they came', () => {
    const merged = [entry('b', 1), entry('a', 1)].reduce<readonly TranscriptEntry[]>(withEntry, [
      entry('z', 0),
    ]);
    expect(merged.map(({ id }) => id)).toEqual(['z', 'b', 'a']);
  });
  it('take the classification that comes later, and keep it when the bare line comes again', () => {
    const known = withEntry([entry('m', 1)], entry('m', 1, { classification }));
    expect(known[0]?.classification).toEqual(classification);
    expect(withEntry(known, entry('m', 1))[0]?.classification).toEqual(classification);
  });
});

describe('a connection that came back', () => {
  it('shows the server’s lines and those pushed while they were on their way', () => {
    const snapshot = transcript([entry('a', 1, { classification }), entry('b', 2)]);
    const { entries } = resynced(snapshot, [push(entry('a', 1)), push(entry('c', 3))]);
    expect(entries.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(entries[0]?.classification).toEqual(classification);
  });
  it('adds what was missed to what is on the screen, once, and stays where it was ahead', () => {
    const known = { ...transcript([entry('a', 1), entry('b', 2)]), revision: 5, tags: ['gift'], rating: 4 };
    const missed = {
      conversationId: 'c',
      status: 'waiting',
      marks: { shopper: { read: 'a' }, agent: {} },
    } as const;
    const entries = [entry('b', 2, { classification }), entry('c', 3)];
    const now = caughtUp(known, { ...missed, revision: 8, entries });
    expect(now.entries.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(now.entries[1]?.classification).toEqual(classification);
    expect(now).toMatchObject({ status: 'waiting', revision: 8, tags: ['gift'], marks: missed.marks });
    expect(now).not.toHaveProperty('rating');
    expect(caughtUp(known, { ...missed, revision: 3, entries: [] }).revision).toBe(5);
  });
  it('goes as far as the newest that was pushed', () => {
    expect(resynced(transcript([]), [push(entry('a', 1), 7), push(entry('b', 2), 4)]).revision).toBe(7);
  });
  it('drops the agent when the conversation is no longer with one', () => {
    const joined = withStatus(transcript([]), 'agent', 'Mira');
    expect(joined.agent?.name).toBe('Mira');
    expect(withStatus(joined, 'assistant')).not.toHaveProperty('agent');
  });
  it('keeps an agent’s id while the same agent stays', () => {
    const joined: Transcript = {
      ...transcript([]),
      status: 'agent',
      agent: { id: 'agent-mira', name: 'Mira' },
    };
    expect(withStatus(joined, 'agent', 'Mira').agent?.id).toBe('agent-mira');
    expect(withStatus(joined, 'agent', 'Jonas').agent).toEqual({ id: '', name: 'Jonas' });
  });
});

describe('days', () => {
  it('part at local midnight', () => {
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
    const days = byDay([{ at: at(19, 23) }, { at: at(20, 0) }, { at: at(20, 23) }]);
    expect(days.map(({ start, entries }) => [new Date(start).getDate(), entries.length])).toEqual([
      [19, 1],
      [20, 2],
    ]);
  });
});
