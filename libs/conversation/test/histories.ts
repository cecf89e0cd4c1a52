import fc from 'fast-check';
import { fold } from '#kernel';
import {
  type ActsAs,
  type ConversationCommand,
  conversationDecider,
  type ConversationFact,
} from '../src/index.js';
import { classify, join, mei, reply, send, start, tom, write } from './examples.js';

const messageId = fc.constantFrom('m1', 'm2', 'm3', 'm4');
const shopper = fc.constantFrom<ActsAs>(['a-anna'], ['u-7', 'a-anna'], ['a-bob']);
const agent = fc.constantFrom(mei, tom);
const text = fc.oneof(
  fc.constantFrom('Where is my order?', '我的订单到哪了', '10234', '<script>alert(1)</script>'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((value) => value.trim() !== ''),
);
const one = { conversationId: 'c1' };

/** Anything anybody may ask for, sensible or not, in any order, with ids that often meet. */
const command: fc.Arbitrary<ConversationCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(messageId, text, shopper).map(([id, said, who]) => send(id, said, who)) },
  { weight: 2, arbitrary: fc.tuple(messageId, text).map(([id, said]) => start(id, said)) },
  { weight: 3, arbitrary: messageId.map(classify) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(messageId, fc.constantFrom('order_status', null), fc.constantFrom(undefined, 'assistant-unsure'))
      .map(([id, intent, handoff]) => ({
        ...reply(id, intent),
        ...(handoff === 'assistant-unsure' && { handoff }),
      })),
  },
  agent.map(join),
  fc.tuple(messageId, agent).map(([id, who]) => write(id, who)),
  agent.map((who) => ({ ...one, type: 'HandBack' as const, agent: who })),
  shopper.map((actsAs) => ({ ...one, type: 'RequestHandoff' as const, actsAs })),
  agent.map(({ id }) => ({ ...one, type: 'Resolve' as const, by: { kind: 'agent' as const, agentId: id } })),
  {
    weight: 2,
    arbitrary: fc
      .tuple(messageId, fc.option(shopper), fc.constantFrom('delivered' as const, 'read' as const))
      .map(([upTo, actsAs, mark]) => ({
        ...one,
        type: 'MarkMessages' as const,
        by: actsAs ? { kind: 'shopper' as const, actsAs } : { kind: 'agent' as const },
        mark,
        upTo,
      })),
  },
  fc.tuple(shopper, fc.integer({ min: 1, max: 5 })).map(([actsAs, rating]) => ({
    ...one,
    type: 'Rate' as const,
    actsAs,
    rating,
  })),
);

export const commands = fc.array(command, { maxLength: 40 });

/** What happened when these were asked for one after the other. */
export function happened(asked: readonly ConversationCommand[]): ConversationFact[] {
  const facts: ConversationFact[] = [];
  for (const next of asked) {
    const decision = conversationDecider.decide(next, fold(conversationDecider, facts));
    if (decision.ok) facts.push(...decision.value);
  }
  return facts;
}
