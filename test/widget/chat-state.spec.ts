import { describe, expect, it } from '@jest/globals';
import type { Transcript, TranscriptEntry } from '#protocol';
import type { Unsent } from '../../apps/widget/src/chat/outbox.js';
import type { Action } from '../../apps/widget/src/chat/actions.js';
import { linesOf, marksOwed, reached, unreadOf } from '../../apps/widget/src/chat/lines.js';
import { reduce } from '../../apps/widget/src/chat/reduce.js';
import {
  answerable,
  type ChatState,
  expected,
  initialState,
  recommendingAnswer,
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
const arrived = (value: TranscriptEntry, conversationId = 'c1', revision = 1): Action => ({
  type: 'entry',
  conversationId,
  revision,
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

describe('a line that was lost and is back', () => {
  const [offline, online] = [
    { type: 'link', link: 'offline' },
    { type: 'link', link: 'online' },
  ] as const;
  const resumed = (revision: number, ...entries: readonly TranscriptEntry[]): Action => ({
    type: 'resumed',
    resumed: {
      conversationId: 'c1',
      status: 'assistant',
      revision,
      marks: { shopper: {}, agent: {} },
      entries: [...entries],
    },
  });
  const before = [arrived(entry('a'), 'c1', 1), offline, online];

  it('has what was missed before what came since, once, and changed lines changed', () => {
    const state = after(
      ...before,
      arrived(entry('d'), 'c1', 5),
      arrived(entry('c'), 'c1', 4),
      resumed(4, { ...entry('a'), text: 'changed' }, entry('b'), entry('c')),
    );
    expect(state.entries.map(({ id, text }) => [id, text])).toEqual([
      ['a', 'changed'],
      ['b', 'b'],
      ['c', 'c'],
      ['d', 'd'],
    ]);
  });

  it('asks again from the last revision that was read in one piece', () => {
    const cutAgain = after(...before, arrived(entry('d'), 'c1', 9), offline, online);
    expect(cutAgain.revision).toBe(1);
    expect(reduce(cutAgain, resumed(12)).revision).toBe(12);
  });

  it('ends the wait of a message whose answer was lost', () => {
    const state = after(...before, written('m1'), resumed(3, entry('m1', 'shopper')));
    expect(shown(state)).toEqual(['a stored', 'm1 stored']);
    expect(state.unsent).toEqual([]);
  });
});

describe('an own message', () => {
  it('stands where the server has it, also when its answer overtakes an older line', () => {
    const state = after(arrived(entry('a')), written('m1'), accepted('m1'), arrived(entry('b', 'agent')));
    expect(shown(state)).toEqual(['a stored', 'b stored', 'm1 stored']);
    const told = reduce(state, arrived(entry('m1', 'shopper')));
    expect(shown(told)).toEqual(['a stored', 'b stored', 'm1 stored']);
    expect(told.unsent).toEqual([]);
  });

  it('has reached whatever is marked at it or behind it', () => {
    const state = after(
      arrived(entry('m1', 'shopper')),
      arrived(entry('m2', 'shopper')),
      arrived(entry('m3', 'shopper')),
      {
        type: 'marks',
        conversationId: 'c1',
        revision: 4,
        marks: { shopper: {}, agent: { delivered: 'm2', read: 'm1' } },
      },
    );
    expect(['m1', 'm2', 'm3'].map((id) => reached(state, id))).toEqual(['read', 'delivered', 'sent']);
  });

  it('that begins a conversation takes along those behind it, and shows only there', () => {
    const begins = (messageId: string): Action => ({
      type: 'written',
      item: { messageId, text: 'x', language: 'en', at: '', begins: true },
    });
    const two = after(arrived(entry('a')), { type: 'switched' }, begins('m1'), begins('m2'));
    expect(shown(two)).toEqual(['m1 sending', 'm2 sending']);
    // The line may come before the answer.
    const state = reduce(two, arrived(entry('m1', 'shopper'), 'c2'));
    expect(state.conversationId).toBe('c2');
    expect(state.unsent.map(({ conversationId }) => conversationId)).toEqual(['c2']);
    const elsewhere = [{ type: 'switched', conversationId: 'c1' } as const].reduce(reduce, two);
    expect(shown(elsewhere)).toEqual([]);
    expect(reduce(elsewhere, accepted('m1', 'c2')).unsent.map((item) => item.conversationId)).toEqual([
      'c2',
      'c2',
    ]);
  });

  it('goes on waiting in a conversation of its own after a reload', () => {
    const item = { messageId: 'm1', text: 'x', language: 'en', at: '', begins: true } as const;
    const state = after(
      { type: 'restored', unsent: [item] },
      { type: 'loaded', transcript: transcript(entry('a')) },
    );
    expect([shown(state), state.conversationId]).toEqual([['m1 sending'], undefined]);
  });
});

describe('marks', () => {
  it('are owed for what arrived, then for what was looked at, and not twice', () => {
    const came = after(arrived(entry('a')));
    expect(marksOwed(came)).toEqual({ conversationId: 'c1', upTo: 'a', mark: 'delivered' });
    const told: Action = { type: 'marked', conversationId: 'c1', shopper: { delivered: 'a' } };
    expect(marksOwed(reduce(came, told))).toBeUndefined();
    const read = [told, { type: 'opened' } as const, { type: 'looking', looking: true } as const].reduce(
      reduce,
      came,
    );
    expect(marksOwed(read)).toEqual({ conversationId: 'c1', upTo: 'a', mark: 'read' });
    const marked: Action = { type: 'marked', conversationId: 'c1', shopper: { delivered: 'a', read: 'a' } };
    expect(marksOwed(reduce(read, marked))).toBeUndefined();
  });
});

describe('buttons of an answer', () => {
  const asks: TranscriptEntry = {
    ...entry('r1'),
    parts: [{ kind: 'input', flowId: 'f', field: 'email', label: 'E-mail', type: 'email' }],
  };
  it('work until something is said, also by a message that is on its way', () => {
    const asked = after(arrived(asks));
    expect([answerable(asked), expected(asked)?.field]).toEqual(['r1', 'email']);
    for (const action of [
      written('m1'),
      arrived(entry('m1', 'shopper')),
      arrived(entry('r2')),
      { type: 'ended', ended: true } as const,
    ]) {
      const next = reduce(asked, action);
      expect([answerable(next) === 'r1', expected(next)]).toEqual([false, undefined]);
    }
    expect(answerable(reduce(asked, arrived(entry('n', 'note'))))).toBe('r1');
  });
});

describe('help that is offered', () => {
  const help = { offerId: 'o1', saw: 'x', action: 'y', intent: null, at: '', until: '' };
  it('goes when it is settled, and only that', () => {
    const offered = after({ type: 'offered', help });
    expect(reduce(offered, { type: 'settled', offerId: 'other' }).help).toBe(help);
    expect(reduce(offered, { type: 'settled', offerId: 'o1' }).help).toBeUndefined();
  });
  it('does not come to whoever wants none, until they do', () => {
    const muted = after({ type: 'offered', help }, { type: 'muted', muted: true }, { type: 'offered', help });
    expect(muted.help).toBeUndefined();
    expect(
      [{ type: 'muted', muted: false } as const, { type: 'offered', help } as const].reduce(reduce, muted)
        .help,
    ).toBe(help);
  });
});
