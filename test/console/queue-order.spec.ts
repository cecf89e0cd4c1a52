import { describe, expect, it } from '@jest/globals';
import type { ConversationSummary } from '#protocol';
import {
  byUrgency,
  conversationRules,
  holdQueue,
  withConversation,
} from '../../apps/console/src/features/desk/queue-order.js';

const conversation = (id: string, more: Partial<ConversationSummary> = {}): ConversationSummary => ({
  conversationId: id,
  shopperId: `u-${id}`,
  status: 'assistant',
  language: 'en',
  startedAt: '2026-11-20T10:00:00Z',
  lastAt: '2026-11-20T10:00:00Z',
  lastText: 'Hello',
  lastFrom: 'shopper',
  tags: [],
  ...more,
});
const ids = (list: readonly ConversationSummary[]) => list.map(({ conversationId }) => conversationId);

describe('the order of the queue', () => {
  it('puts who waits longest first, then the newest, and what is resolved last', () => {
    const list = [
      conversation('old', { lastAt: '2026-11-20T09:00:00Z' }),
      conversation('done', { status: 'resolved', lastAt: '2026-11-20T12:00:00Z' }),
      conversation('new', { lastAt: '2026-11-20T11:00:00Z' }),
      conversation('waits', { waitingSince: '2026-11-20T11:30:00Z' }),
      conversation('waits-longer', { waitingSince: '2026-11-20T11:10:00Z' }),
    ];
    expect(ids(list.toSorted(byUrgency))).toEqual(['waits-longer', 'waits', 'new', 'old', 'done']);
  });
  it('replaces a changed conversation where it stands and adds an unknown one', () => {
    const list = [conversation('a'), conversation('b')];
    const changed = withConversation(list, conversation('a', { lastText: 'Bye' }));
    expect(ids(changed)).toEqual(['a', 'b']);
    expect(changed[0]?.lastText).toBe('Bye');
    expect(ids(withConversation(list, conversation('c')))).toEqual(['a', 'b', 'c']);
  });
});

describe('a held queue', () => {
  const shown = [conversation('a'), conversation('b')];
  it('does not move or insert anything; it counts what is new', () => {
    const now = [conversation('new'), conversation('b', { lastText: 'More' }), conversation('a')];
    const { rows, fresh } = holdQueue(shown, now, conversationRules);
    expect(rows.map(({ item }) => item.lastText)).toEqual(['Hello', 'More']);
    expect(fresh).toBe(1);
  });
  it('keeps the row of one who left, marked, so that the rows below stay where they are', () => {
    const { rows, fresh } = holdQueue(shown, [conversation('b')], conversationRules);
    expect(rows.map(({ item, gone }) => [item.conversationId, gone])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(fresh).toBe(0);
  });
  it('announces a known conversation that begins to wait, once', () => {
    const waiting = conversation('b', { status: 'waiting' });
    expect(holdQueue(shown, [conversation('a'), waiting], conversationRules).fresh).toBe(1);
    expect(
      holdQueue([conversation('a'), waiting], [conversation('a'), waiting], conversationRules).fresh,
    ).toBe(0);
  });
});
