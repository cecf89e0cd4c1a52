import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '#kernel';
import { commands, happened } from '../test/histories.js';
import { conversationDecider, type ConversationFact } from './index.js';

const answeredBy = (facts: readonly ConversationFact[]) =>
  facts.flatMap((fact) => (fact.type === 'AssistantReplied' ? [fact.data.inReplyTo] : []));

describe('whatever is asked of a conversation, in whatever order', () => {
  it('a command that happened asks for nothing when it comes again at once', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const facts = happened(asked);
        const state = fold(conversationDecider, facts);
        for (const command of asked.slice(-5)) {
          const first = conversationDecider.decide(command, state);
          if (!first.ok) continue;
          const again = conversationDecider.decide(
            command,
            fold(conversationDecider, [...facts, ...first.value]),
          );
          // A reply that hands over is answered; an agent's turn stays theirs: repeating adds nothing.
          expect(again).toEqual({ ok: true, value: [] });
        }
      }),
    );
  });

  it('no message is answered by the assistant twice, and none while an agent holds it', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const facts = happened(asked);
        const answered = answeredBy(facts);
        expect(new Set(answered).size).toBe(answered.length);
        facts.forEach((fact, place) => {
          if (fact.type !== 'AssistantReplied') return;
          expect(fold(conversationDecider, facts.slice(0, place)).status).toBe('assistant');
        });
      }),
    );
  });

  it('it belongs to one shopper from its first event to its last', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        for (const fact of happened(asked)) expect(fact.data.shopperId).toBe('a-anna');
      }),
    );
  });
});
