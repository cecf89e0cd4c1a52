import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ConversationSummary } from '#protocol';
import { newsOf } from '../../apps/console/src/features/desk/duty/news.js';
import { excerpt } from '../../apps/console/src/features/desk/queue/excerpt.js';
import {
  isIn,
  passes,
  QUEUE_VIEWS,
  tagsIn,
  waitsForMe,
} from '../../apps/console/src/features/desk/queue/views.js';

const ME = { id: 'agent-mira' };
const MINE = { assignee: { id: ME.id, name: 'Mira' } };
const THEIRS = { assignee: { id: 'agent-lin', name: 'Lin' } };
const SINCE = '2026-11-20T10:00:00Z';

const conversation = (more: Partial<ConversationSummary> = {}): ConversationSummary => ({
  conversationId: 'c',
  shopperId: 'u-1',
  status: 'assistant',
  language: 'en',
  startedAt: SINCE,
  lastAt: SINCE,
  lastText: 'Where is my order?',
  lastFrom: 'shopper',
  tags: [],
  ...more,
});
const viewsOf = (one: ConversationSummary) => QUEUE_VIEWS.filter((view) => isIn(view, one, ME));

describe('views of the queue', () => {
  it('part all conversations in open, snoozed and resolved ones; whose they are parts the open ones', () => {
    expect(viewsOf(conversation())).toEqual(['unassigned', 'all']);
    expect(viewsOf(conversation(MINE))).toEqual(['mine', 'all']);
    expect(viewsOf(conversation(THEIRS))).toEqual(['all']);
    expect(viewsOf(conversation({ status: 'agent', agentId: ME.id }))).toEqual(['mine', 'all']);
    expect(viewsOf(conversation({ ...MINE, snoozedUntil: SINCE }))).toEqual(['snoozed']);
    expect(viewsOf(conversation({ ...MINE, snoozedUntil: SINCE, status: 'resolved' }))).toEqual(['resolved']);
  });
  it('give what was assigned on to the one it was assigned to, whoever answered before', () => {
    expect(viewsOf(conversation({ status: 'agent', agentId: ME.id, ...THEIRS }))).toEqual(['all']);
  });
  it('count as waiting for me what is mine and unanswered, and what nobody has taken', () => {
    const waits = { status: 'waiting', waitingSince: SINCE } as const;
    expect(waitsForMe(conversation(waits), ME)).toBe(true);
    expect(waitsForMe(conversation({ ...waits, ...MINE }), ME)).toBe(true);
    expect(waitsForMe(conversation({ ...waits, ...THEIRS }), ME)).toBe(false);
    expect(waitsForMe(conversation({ waitingSince: SINCE }), ME)).toBe(false);
    expect(waitsForMe(conversation({ ...waits, ...MINE, snoozedUntil: SINCE }), ME)).toBe(false);
  });
});

describe('the filter', () => {
  const gift = conversation({ tags: ['gift'], intent: { intent: 'order_status', probability: 0.9 } });
  it('finds by name, last words, tag, and the question in either language', () => {
    for (const text of ['', 'anna', 'MY order', 'gift', 'order status', '订单状态', 'anna gift'])
      expect([text, passes(gift, { text }, 'Anna')]).toEqual([text, true]);
    for (const text of ['bella', 'anna bella']) expect(passes(gift, { text }, 'Anna')).toBe(false);
  });
  it('does not look into what was forgotten', () => {
    expect(passes(conversation({ lastText: { forgotten: true } }), { text: 'forgotten' }, undefined)).toBe(
      false,
    );
  });
  it('keeps to a tag, and lists those in use, the most used first', () => {
    expect(passes(gift, { text: '', tag: 'gift' }, undefined)).toBe(true);
    expect(passes(gift, { text: '', tag: 'vip' }, undefined)).toBe(false);
    expect(tagsIn([gift, conversation({ tags: ['vip', 'gift'] })])).toEqual(['gift', 'vip']);
  });
});

describe('what deserves a sound', () => {
  const waits = conversation({ status: 'waiting', waitingSince: SINCE });
  const kinds = (before: ConversationSummary[] | undefined, now: ConversationSummary[]) =>
    newsOf(before, now, ME).map(({ kind }) => kind);
  it('is nothing of what is there when the desk opens', () => {
    expect(kinds(undefined, [waits])).toEqual([]);
  });
  it('is who begins to wait, once', () => {
    expect(kinds([conversation()], [waits])).toEqual(['waits']);
    expect(kinds([], [waits])).toEqual(['waits']);
    expect(kinds([waits], [{ ...waits, tags: ['vip'] }])).toEqual([]);
  });
  it('is what was dealt out to me, not what I took myself', () => {
    expect(kinds([waits], [{ ...waits, ...MINE }])).toEqual(['mine']);
    expect(kinds([waits], [conversation({ status: 'agent', agentId: ME.id, ...MINE })])).toEqual([]);
  });
  it('is what the shopper of one of mine writes, not what I answer', () => {
    const mine = conversation({ status: 'agent', agentId: ME.id, ...MINE });
    const later = { ...mine, lastAt: '2026-11-20T10:05:00Z' };
    expect(kinds([mine], [later])).toEqual(['wrote']);
    expect(kinds([mine], [{ ...later, lastFrom: 'agent' }])).toEqual([]);
    expect(kinds([conversation(THEIRS)], [{ ...conversation(THEIRS), lastAt: later.lastAt }])).toEqual([]);
  });
});

describe('the excerpt of what was found', () => {
  it('is the found words in one line of what stands around them', () => {
    expect(excerpt({ text: 'Where is\nmy order?', start: 12, end: 17 })).toEqual([
      'Where is my ',
      'order',
      '?',
    ]);
  });
  it('says where it was cut, and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(400), fc.nat(20), (text, at, n) => {
        const [start, end] = [Math.min(at, text.length), Math.min(at + n, text.length)];
        const [before, , after] = excerpt({ text, start, end });
        expect([before, after].every((piece) => piece.isWellFormed())).toBe(true);
        expect(after.endsWith('…')).toBe(text.length > end + 120 || text.slice(end).endsWith('…'));
        expect(before.length).toBeLessThanOrEqual(41);
      }),
    );
  });
});
