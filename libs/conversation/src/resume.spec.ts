import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FORGOTTEN, resumed as resumedSchema, type TranscriptEntry } from '#protocol';
import { recorded } from '#testing';
import { asked, at, meiJoined, meiWrote, resolved, started, understood } from '../test/examples.js';
import { commands, happened } from '../test/histories.js';
import {
  type ConversationFact,
  entryForShopper,
  foldTranscript,
  headOf,
  isConversationEvent,
  resumeFrom,
} from './index.js';

const events = (...facts: readonly ConversationFact[]) =>
  recorded('conversation-c1', facts).filter((event) => isConversationEvent(event));

/** As a client does it: a line of a known id stands where it stood, another comes at the end. */
function taken(seen: readonly TranscriptEntry[], news: readonly TranscriptEntry[]): TranscriptEntry[] {
  const lines = new Map(seen.map((entry) => [entry.id, entry]));
  for (const entry of news) lines.set(entry.id, entry);
  return [...lines.values()];
}

describe('resuming', () => {
  it.each([
    ['an agent', (entry: TranscriptEntry) => entry],
    ['a shopper', entryForShopper],
  ])('leaves %s with every line once, in order, as it stands now, wherever they had stopped', (_, shown) => {
    fc.assert(
      fc.property(commands, fc.nat(60), (commanded, stopped) => {
        const all = events(...happened(commanded));
        const resumed = resumeFrom(all, stopped - 1, shown);
        const now = foldTranscript(all);
        if (!resumed || !now) return;
        expect(resumedSchema.parse(resumed)).toEqual(resumed);
        const show = (entries: readonly TranscriptEntry[]) => entries.flatMap((entry) => shown(entry) ?? []);
        const seen = stopped > all.length ? [] : (foldTranscript(all.slice(0, stopped))?.entries ?? []);
        expect(taken(show(seen), resumed.entries)).toEqual(show(now.entries));
        expect(resumed).toMatchObject({ revision: now.revision, status: now.status, marks: now.marks });
      }),
    );
  });
  it('gives only what is new or changed', () => {
    const all = events(started, asked('m1'), asked('m2'), understood('m1'), meiJoined, meiWrote('x'));
    expect(resumeFrom(all, 2)?.entries.map(({ id, kind }) => (kind === 'note' ? kind : id))).toEqual([
      'm1',
      'note',
      'x',
    ]);
    expect(resumeFrom(all, 5)?.entries).toEqual([]);
  });
  it('does not show a shopper again what changed for agents only', () => {
    const all = events(started, asked('m1'), understood('m1'));
    expect(resumeFrom(all, 1, entryForShopper)?.entries).toEqual([]);
  });
  it('shows again what was forgotten, which no event of the conversation tells', () => {
    const all = events(started, asked('m1', FORGOTTEN), asked('m2'));
    expect(resumeFrom(all, 2)?.entries).toMatchObject([{ id: 'm1', text: FORGOTTEN }]);
  });
  it('gives everything to somebody who has seen more than there is', () => {
    expect(resumeFrom(events(started, asked('m1')), 7)?.entries).toHaveLength(1);
  });
  it('knows no conversation without events', () => {
    expect(resumeFrom([], -1)).toBeUndefined();
  });
});

describe('the head of a conversation', () => {
  const head = (...facts: readonly ConversationFact[]) => {
    const transcript = foldTranscript(events(...facts));
    return transcript && headOf(transcript);
  };
  const read: ConversationFact = { type: 'MessagesRead', data: { ...at, by: 'shopper', upTo: 'x' } };

  it('counts answers that were not looked at', () => {
    expect(head(started, asked('m1'), meiJoined, meiWrote('x'), meiWrote('y'))?.unread).toBe(2);
    expect(head(started, asked('m1'), meiJoined, meiWrote('x'), meiWrote('y'), read)?.unread).toBe(1);
  });
  it('takes an answer as seen once its shopper wrote after it', () => {
    expect(head(started, asked('m1'), meiJoined, meiWrote('x'), asked('m2'))?.unread).toBe(0);
  });
  it('tells who said what last, also where something else happened since', () => {
    expect(head(started, asked('m1'), meiJoined, meiWrote('x', 'Bye.'), resolved)).toMatchObject({
      status: 'resolved',
      lastText: 'Bye.',
      lastFrom: 'agent',
      agentName: 'Mei',
    });
  });
});
