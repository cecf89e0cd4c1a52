import { describe, expect, it } from '@jest/globals';
import type { Action } from '../../apps/widget/src/chat/actions.js';
import { unreadOf } from '../../apps/widget/src/chat/lines.js';
import { reduce } from '../../apps/widget/src/chat/reduce.js';
import { initialState, recommendingAnswer } from '../../apps/widget/src/chat/state.js';
import { accepted, after, arrived, entry, shown, transcript, written } from './chat-happenings.js';

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
      { type: 'switched' },
      written('m3'),
      accepted('m3', 'c2'),
    );
    expect(shown(reduce(state, accepted('m2', 'c1')))).toEqual(['m3 stored']);
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
    expect(reduce(told, { type: 'switched' }).recommended).toBeUndefined();
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
    const state = after(arrived(entry('a')), arrived({ ...entry('a'), text: 'new' }));
    expect(state.entries.map(({ text }) => text)).toEqual(['new']);
    expect(reduce(state, arrived(entry('b'), 'other'))).toBe(state);
  });

  it('takes over a conversation begun in another tab', () => {
    expect(after(arrived(entry('a'), 'c9')).conversationId).toBe('c9');
  });

  it('forgets a conversation the server no longer names', () => {
    const state = after(written('m1'), accepted('m1'), arrived(entry('a')), {
      type: 'loaded',
      transcript: null,
    });
    expect([state.conversationId, state.entries]).toEqual([undefined, []]);
  });
});

describe('unread answers', () => {
  const looking: Action = { type: 'looking', looking: true };
  const opened: Action = { type: 'opened' };
  it('are those that nobody looked at, and only answers', () => {
    const closed = after(
      written('m1'),
      accepted('m1'),
      arrived(entry('a', 'assistant', 1)),
      arrived(entry('n', 'note', 2)),
    );
    expect(unreadOf(closed)).toBe(1);
    expect(unreadOf(reduce(closed, opened))).toBe(1);
    expect(unreadOf([looking, opened].reduce(reduce, closed))).toBe(0);
    const away = [looking, opened, { type: 'looking', looking: false } as const].reduce(reduce, closed);
    expect(unreadOf(reduce(away, arrived(entry('b', 'agent', 3))))).toBe(1);
  });

  it('count those of other conversations, and not twice those of this one', () => {
    const head = (conversationId: string, unread: number) => ({
      conversationId,
      status: 'assistant' as const,
      startedAt: '',
      lastAt: '',
      lastText: '',
      lastFrom: 'assistant' as const,
      unread,
    });
    const state = after(arrived(entry('a')), { type: 'heads', heads: [head('c1', 1), head('c2', 2)] });
    expect(unreadOf(state)).toBe(3);
  });

  it('are known again after a reload', () => {
    const state = after(
      { type: 'restored', unsent: [], read: 'a', conversationId: 'c1' },
      { type: 'loaded', transcript: transcript(entry('a', 'assistant', 1), entry('b', 'assistant', 2)) },
    );
    expect(unreadOf(state)).toBe(1);
  });
});

describe('the conversation', () => {
  it('names the agent while one holds it', () => {
    const joined = after(written('m1'), accepted('m1'), {
      type: 'status',
      conversationId: 'c1',
      revision: 2,
      status: 'agent',
      agentName: 'Mei',
    });
    expect(joined.agentName).toBe('Mei');
    const back = reduce(joined, { type: 'status', conversationId: 'c1', revision: 3, status: 'assistant' });
    expect(back.agentName).toBeUndefined();
  });

  it('ends typing with the answer, and with the line', () => {
    const typing = after(written('m1'), accepted('m1'), {
      type: 'typing',
      conversationId: 'c1',
      from: 'assistant',
    });
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
