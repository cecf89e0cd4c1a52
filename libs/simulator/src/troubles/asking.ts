import { derivedId } from '#kernel';
import { conversationStream, type DataOf, type EventType } from '#protocol';
import { DAY, SECOND } from '../chance/durations.js';
import type { Visit } from '../visit/visit.js';
import { MISREAD_AS, misreadings } from './causes.js';

/** Of all messages, so many are read as something else than was meant. */
const MISREAD = 0.07;
const forPeople: ReadonlySet<string> = new Set(['talk_to_human', 'complaint']);
const AGENT = { agentId: 'agent-simulated', agentName: 'Sim' };
const MODEL = { name: 'simulated', version: '1' };

/**
 * The shopper writes to the shop: a conversation as the protocol has it, from the first message to its end.
 *
 * @returns what the first question was read as, and when it was asked
 */
export function converse(visit: Visit, intent: string): { readonly readAs: string; readonly at: number } {
  const { shopper, random } = visit;
  const talk = new Talk(visit);
  if (random.chance(0.03)) talk.asks('greeting');
  const at = visit.at;
  const readAs = talk.asks(intent);
  shopper.askedAt = visit.at;
  const helped = random.chance(0.75);
  if (!helped) shopper.isUnansweredUntil = visit.at + 2 * DAY;
  else if (random.chance(0.04)) talk.asks('thanks');
  talk.ends(forPeople.has(intent) ? 'agent' : 'shopper');
  return { readAs, at };
}

class Talk {
  private readonly ids: { readonly conversationId: string; readonly shopperId: string };
  private messages = 0;

  constructor(private readonly visit: Visit) {
    const { shopper, at } = visit;
    const conversationId = derivedId('simulated', shopper.key, String(++shopper.conversations), String(at));
    this.ids = { conversationId, shopperId: shopper.id };
    this.says('shopper', 'ConversationStarted', { ...this.ids, language: shopper.person.language }, 1);
  }

  asks(intent: string): string {
    const { visit, ids } = this;
    const { world, random, shopper } = visit;
    const messageId = derivedId(ids.conversationId, String(++this.messages));
    const text = world.phrase(random, intent, shopper.person.language);
    this.says('shopper', 'ShopperMessageSent', { ...ids, messageId, text }, 200);
    const { readAs, reading } = this.reading(intent);
    this.says('assistant', 'IntentClassified', { ...ids, messageId, ...reading }, 300);
    if (forPeople.has(intent)) this.handsOver(messageId);
    else this.replies(messageId, readAs);
    visit.at += random.between(15, 90) * SECOND;
    return readAs;
  }

  ends(by: 'agent' | 'shopper'): void {
    const { random } = this.visit;
    if (random.chance(0.85)) this.says(by, 'ConversationResolved', { ...this.ids, by }, 5 * SECOND);
    if (random.chance(0.12)) {
      this.says('shopper', 'ConversationRated', { ...this.ids, rating: random.between(2, 5) }, SECOND);
    }
  }

  private replies(inReplyTo: string, intent: string): void {
    const text = ANSWER[this.visit.shopper.person.language];
    const messageId = derivedId(inReplyTo, 'reply');
    this.says('assistant', 'AssistantReplied', { ...this.ids, messageId, inReplyTo, text, intent }, SECOND);
  }

  private handsOver(inReplyTo: string): void {
    const { random, shopper } = this.visit;
    const messageId = derivedId(inReplyTo, 'agent');
    const text = ANSWER[shopper.person.language];
    this.says(
      'shopper',
      'HandoffRequested',
      { ...this.ids, reason: 'shopper-asked' },
      random.between(20, 200) * SECOND,
    );
    this.says('agent', 'AgentJoined', { ...this.ids, ...AGENT }, 10 * SECOND);
    this.says('agent', 'AgentMessageSent', { ...this.ids, ...AGENT, messageId, text }, SECOND);
  }

  private reading(intent: string) {
    const { random, shopper } = this.visit;
    const other = random.pick(misreadings[intent] ?? MISREAD_AS.filter((each) => each !== intent));
    const isMisread = random.chance(MISREAD);
    const [readAs, second] = isMisread ? [other, intent] : [intent, other];
    const probability = Math.round((isMisread ? 50 : 75) + random.next() * 23) / 100;
    const rest = Math.round((1 - probability) * 60) / 100;
    const ranking = [
      { intent: readAs, probability },
      { intent: second, probability: rest },
    ];
    const band = probability >= 0.8 ? ('sure' as const) : ('likely' as const);
    const { language } = shopper.person;
    return { readAs, reading: { ranking, outOfScope: false, band, language, model: MODEL } };
  }

  /** @param ms until the next thing said */
  private says<Type extends EventType>(
    by: 'shopper' | 'assistant' | 'agent',
    type: Type,
    data: DataOf<Type>,
    ms: number,
  ): void {
    const { visit, ids } = this;
    const id = { shopper: ids.shopperId, assistant: 'assistant', agent: AGENT.agentId }[by];
    const telling = { actor: { kind: by, id }, correlationId: ids.conversationId };
    visit.world.tell(conversationStream(ids.conversationId), type, visit.at, data, telling);
    visit.at += ms;
  }
}

const ANSWER = {
  en: 'Thank you for your message. This is what we can tell you about it.',
  zh: '感谢您的留言，相关情况如下。',
} as const;
