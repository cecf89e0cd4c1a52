import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '#kernel';
import { recorded, specificationOf } from '#testing';
import { anna, asked, at, meiJoined, meiWrote, started } from '../test/examples.js';
import { commands, happened } from '../test/histories.js';
import {
  conversationDecider,
  type ConversationFact,
  foldTranscript,
  isConversationEvent,
  type MarkMessages,
} from './index.js';

const given = specificationOf(conversationDecider);
const said = [started, asked('m1'), meiJoined, meiWrote('x'), meiWrote('y')];
const mark = (
  upTo: string,
  what: MarkMessages['mark'],
  by: MarkMessages['by'] = { kind: 'shopper', actsAs: anna },
): MarkMessages => ({ type: 'MarkMessages', conversationId: 'c1', by, mark: what, upTo });
const read = (upTo: string, by: 'shopper' | 'agent' = 'shopper'): ConversationFact => ({
  type: 'MessagesRead',
  data: { ...at, by, upTo },
});
const delivered = (upTo: string): ConversationFact => ({
  type: 'MessagesDelivered',
  data: { ...at, by: 'shopper', upTo },
});

describe('marks', () => {
  it('say how far messages have come, for shopper and agents apart', () => {
    given(said)
      .when(mark('x', 'delivered'))
      .then([delivered('x')]);
    given([...said, read('y')])
      .when(mark('m1', 'read', { kind: 'agent' }))
      .then([read('m1', 'agent')]);
  });
  it('never move back, and stand once', () => {
    for (const again of ['x', 'y']) {
      given([...said, read('y')])
        .when(mark(again, 'read'))
        .then([]);
    }
  });
  it('of reading are marks of delivery too', () => {
    given([...said, read('x')])
      .when(mark('x', 'delivered'))
      .then([]);
    given([...said, read('x')])
      .when(mark('y', 'delivered'))
      .then([delivered('y')]);
  });
  it('need a message of this conversation, and of one’s own', () => {
    given(said).when(mark('elsewhere', 'read')).then('nothing-to-mark');
    given(said)
      .when(mark('x', 'read', { kind: 'shopper', actsAs: ['a-bob'] }))
      .then('not-your-conversation');
  });

  it('stand in the transcript as the decider knows them, and only ever go on', () => {
    fc.assert(
      fc.property(commands, (commanded) => {
        const facts = happened(commanded);
        const events = recorded('conversation-c1', facts).filter((event) => isConversationEvent(event));
        let before = [-1, -1, -1, -1];
        for (let seen = 1; seen <= events.length; seen++) {
          const transcript = foldTranscript(events.slice(0, seen));
          const state = fold(conversationDecider, facts.slice(0, seen));
          if (!transcript || state.status === 'none') continue;
          expect(transcript.marks).toEqual(state.marks);
          const { shopper, agent } = transcript.marks;
          const places = [shopper.delivered, shopper.read, agent.delivered, agent.read].map((id) =>
            transcript.entries.findIndex((entry) => entry.id === id),
          );
          expect(places.every((place, i) => place >= (before[i] ?? -1))).toBe(true);
          before = places;
        }
      }),
    );
  });
});
