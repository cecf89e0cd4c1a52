import { describe, expect, it } from '@jest/globals';
import type { Transcript, TranscriptEntry } from '#protocol';
import type { Unsent } from '../../apps/widget/src/chat/outbox.js';
import { type Action, reduce } from '../../apps/widget/src/chat/reduce.js';
import {
  type ChatState,
  initialState,
  linesOf,
  recommendingAnswer,
  unreadOf,
} from '../../apps/widget/src/chat/state.js';

const after = (...actions: readonly Action[]): ChatState => actions.reduce(reduce, initialState);

const written = (messageId: string, text = 'Where is it?'): Action => ({
  type: 'written',
  item: { messageId, text, language: 'en', at: '2026-01-01T10:00:00Z' } satisfies Unsent,
});
const entry = (id: string, kind: TranscriptEntry['kind'] = 'assistant', minute = 1): TranscriptEntry => ({
  id,
  kind,
  at: `2026-01-01T10:0${minute}:00Z`,
  text: id,
});
const arrived = (value: TranscriptEntry, conversationId = 'c1'): Action => ({
  type: 'entry',
  conversationId,
  entry: value,
});
const accepted = (messageId: string, conversationId = 'c1'): Action => ({
  type: 'accepted',
  messageId,
  conversationId,
});
const transcript = (...entries: readonly TranscriptEntry[]): Transcript => ({
  conversationId: 'c1',
  shopperId: 'a-1',
  language: 'en',
  status: 'assistant',
  entries: [...entries],
  revision: entries.length,
  marks: { shopper: {}, agent: {} },
  tags: [],
});
const shown = (state: ChatState): readonly string[] =>
  linesOf(state).map(({ entry: { id }, state: how }) => `${id} ${how}`);

describe('a message on its way', () => {
  it('is shown once, whichever of answer and transcript comes first', () => {
    const own = entry('m1', 'shopper');
    expect(shown(after(written('m1')))).toEqual(['m1 sending']);
    expect(shown(after(written('m1'), accepted('m1')))).toEqual(['m1 stored']);
    expect(shown(after(written('m1'), accepted('m1'), arrived(own)))).toEqual(['m1 stored']);
    expect(shown(after(written('m1'), arrived(own), accepted('m1')))).toEqual(['m1 stored']);
  });

  it('waits while there is no line, and says when it was refused', () => {
    const offline: Action = { type: 'link', link: 'offline' };
    expect(shown(after(written('m1'), offline))).toEqual(['m1 waiting']);
    const refused = after(written('m1'), { type: 'refused', messageId: 'm1' });
    expect(shown(refused)).toEqual(['m1 failed']);
    expect(shown(reduce(refused, { type: 'retried', messageId: 'm1' }))).toEqual(['m1 sending']);
  });

  it('that arrived without its answer leaves the outbox when the transcript is read again', () => {
    const state = after(written('m1'), { type: 'loaded', transcript: transcript(entry('m1', 'shopper')) });
    expect(state.unsent).toEqual([]);
    expect(shown(state)).toEqual(['m1 stored']);
  });

  it('of the conversation before does not appear in the one begun since', () => {
    const state = after(
      written('m1'),
      accepted('m1'),
      written('m2'),
      { type: 'restarted' },
      accepted('m3', 'c2'),
    );
    expect(shown(reduce(state, accepted('m2', 'c1')))).toEqual([]);
  });
});

describe('an answer that recommends', () => {
  const answered = (id: string, intent: string, minute: number): Action =>
    arrived({ ...entry(id, 'assistant', minute), intent });
  it('has products beside it until something else is answered, and keeps them when the shopper goes on writing', () => {
    const state = after(written('m1'), accepted('m1'), answered('r1', 'recommendation', 1));
    expect(recommendingAnswer(state)).toBe('r1');
    expect(recommendingAnswer(reduce(state, arrived(entry('m2', 'shopper', 2))))).toBe('r1');
    expect(recommendingAnswer(reduce(state, answered('r2', 'size', 3)))).toBeUndefined();
    expect(recommendingAnswer(after(written('m1')))).toBeUndefined();
  });
  it('is forgotten with everything else when another conversation begins', () => {
    const recommended = { recommendationId: 'r', place: 'chat' as const, products: [] };
    const told = after({ type: 'told', told: { recommended } });
    expect(told.recommended).toBe(recommended);
    expect(reduce(told, { type: 'restarted' }).recommended).toBeUndefined();
    expect(reduce(told, { type: 'forgotten' }).recommended).toBeUndefined();
  });
});

describe('the transcript', () => {
  it('keeps what arrived while it was being read', () => {
    const state = after(written('m1'), accepted('m1'), arrived(entry('late', 'assistant', 2)), {
      type: 'loaded',
      transcript: transcript(entry('m1', 'shopper')),
    });
    expect(shown(state)).toEqual(['m1 stored', 'late stored']);
  });

  it('replaces a line that changed and ignores other conversations', () => {
    const state = after(accepted('m1'), arrived(entry('a')), arrived({ ...entry('a'), text: 'new' }));
    expect(state.entries.map(({ text }) => text)).toEqual(['new']);
    expect(reduce(state, arrived(entry('b'), 'other'))).toBe(state);
  });

  it('takes over a conversation begun in another tab', () => {
    expect(after(arrived(entry('a'), 'c9')).conversationId).toBe('c9');
  });

  it('forgets a conversation the server no longer names', () => {
    const state = after(accepted('m1'), arrived(entry('a')), { type: 'loaded', transcript: null });
    expect([state.conversationId, state.entries]).toEqual([undefined, []]);
  });
});

describe('unread answers', () => {
  it('are counted only while the chat is closed, and only answers', () => {
    const closed = after(accepted('m1'), arrived(entry('a', 'assistant', 1)), arrived(entry('n', 'note', 2)));
    expect(unreadOf(closed)).toBe(1);
    expect(unreadOf(reduce(closed, { type: 'opened' }))).toBe(0);
    const closedAgain = reduce(reduce(closed, { type: 'opened' }), { type: 'closed' });
    expect(unreadOf(closedAgain)).toBe(0);
    expect(unreadOf(reduce(closedAgain, arrived(entry('b', 'agent', 3))))).toBe(1);
  });

  it('are known again after a reload', () => {
    const state = after(
      { type: 'restored', unsent: [], readUpTo: '2026-01-01T10:01:00Z', conversationId: 'c1' },
      { type: 'loaded', transcript: transcript(entry('a', 'assistant', 1), entry('b', 'assistant', 2)) },
    );
    expect(unreadOf(state)).toBe(1);
  });
});

describe('the conversation', () => {
  it('names the agent while one holds it', () => {
    const joined = after(accepted('m1'), {
      type: 'status',
      conversationId: 'c1',
      status: 'agent',
      agentName: 'Mei',
    });
    expect(joined.agentName).toBe('Mei');
    const back = reduce(joined, { type: 'status', conversationId: 'c1', status: 'assistant' });
    expect(back.agentName).toBeUndefined();
  });

  it('ends typing with the answer, and with the line', () => {
    const typing = after(accepted('m1'), { type: 'typing', conversationId: 'c1', from: 'assistant' });
    expect(typing.typing).toBe('assistant');
    expect(reduce(typing, arrived(entry('a'))).typing).toBeUndefined();
    expect(reduce(typing, { type: 'link', link: 'offline' }).typing).toBeUndefined();
  });

  it('keeps nothing of a shopper who left', () => {
    const state = after({ type: 'opened' }, written('m1'), accepted('m1'), written('m2'), {
      type: 'forgotten',
    });
    expect(state).toEqual({ ...initialState, open: true });
  });
});
