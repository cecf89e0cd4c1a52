import { describe, expect, it } from '@jest/globals';
import type { TranscriptEntry } from '#protocol';
import type { Action } from '../../apps/widget/src/chat/actions.js';
import { marksOwed, reached } from '../../apps/widget/src/chat/lines.js';
import { reduce } from '../../apps/widget/src/chat/reduce.js';
import { answerable, expected, isOver } from '../../apps/widget/src/chat/state.js';
import { accepted, after, arrived, entry, shown, transcript, written } from './chat-happenings.js';

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

describe('a conversation that was ended', () => {
  const status = (value: 'assistant' | 'resolved', revision: number): Action => ({
    type: 'status',
    conversationId: 'c1',
    status: value,
    revision,
  });
  const endedHere: Action = { type: 'ended', ended: true };
  const goneOn: Action = { type: 'ended', ended: false };

  it('is over here at once, and again where it can be gone on with', () => {
    const ended = after(arrived(entry('a')), endedHere);
    expect(isOver(ended)).toBe(true);
    expect(isOver(reduce(ended, goneOn))).toBe(false);
    const resolved = reduce(ended, status('resolved', 2));
    expect([resolved.status, isOver(resolved)]).toEqual(['resolved', true]);
    expect(isOver(reduce(resolved, goneOn))).toBe(false);
  });

  it('stays open from going on to the message that reopens it, and is over when it is resolved anew', () => {
    const goesOn = after(arrived(entry('a')), endedHere, status('resolved', 2), goneOn);
    const news: readonly Action[] = [
      written('m1'),
      accepted('m1'),
      arrived(entry('late'), 'c1', 3),
      status('assistant', 4),
    ];
    let state = goesOn;
    for (const action of news) {
      state = reduce(state, action);
      expect(isOver(state)).toBe(false);
    }
    expect(isOver(reduce(state, status('resolved', 5)))).toBe(true);
  });

  it('offers no buttons of old answers before something was said', () => {
    const goesOn = after(arrived(entry('a')), status('resolved', 2), goneOn);
    expect(answerable(goesOn)).toBeUndefined();
  });

  it('which ended here alone goes on when somebody answers', () => {
    expect(isOver(after(arrived(entry('a')), endedHere, arrived(entry('b'))))).toBe(false);
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
