import { isHeldOut } from '#help';
import { derivedId } from '#kernel';
import { conversationStream, type DataOf, helpStream, type Language, type New } from '#protocol';
import { type Random, seeded } from '#simulator';
import { answer } from './conversations.js';
import { DAY, MINUTE, type Story, tell } from './visit.js';

/** What came over a shopper in a visit of the past, and what is offered on account of it. */
interface Occasion {
  readonly policy: Policy;
  readonly event: New;
  /** Under which of their ids. */
  readonly shopperId: string;
}

/** As in `demo/policies.yml`, of which the history tells. */
interface Policy {
  readonly id: string;
  readonly intent: string;
  readonly holdOut: number;
  readonly words: Readonly<Record<Language, readonly [saw: string, action: string]>>;
}

const policies = {
  coupon: {
    id: 'coupon-refused',
    intent: 'coupon_problem',
    holdOut: 0.1,
    words: {
      en: ['The coupon WELCOME15 was not accepted. I can tell you why that happens.', 'Why not?'],
      zh: ['优惠券 WELCOME15 没有用上，我可以帮你看看原因。', '为什么不能用？'],
    },
  },
  size: {
    id: 'unsure-of-size',
    intent: 'size',
    holdOut: 0.2,
    words: {
      en: ['Not sure which size fits you?', 'Help me choose'],
      zh: ['拿不准该选哪个尺码？', '帮我选尺码'],
    },
  },
  delivery: {
    id: 'delivery-foreseen',
    intent: 'delivery_time',
    holdOut: 0.2,
    words: {
      en: ['You have an order on its way. I can tell you how far it is.', 'Tell me'],
      zh: ['你有一个订单正在路上，我可以告诉你现在的进度。', '告诉我'],
    },
  },
} as const satisfies Record<string, Policy>;

/** The last days are left to whoever tries the demo: no limit of a policy is used up by the past. */
const UNTIL = 8 * DAY;
const APART = 7 * DAY;

/**
 * The offers of help that a shopper was made in the past, and what became of them. It draws for itself, so that the
 * rest of the story is the same with and without it.
 */
export function pastOffers(story: Story): void {
  const random = seeded(0x0ffe, story.shopper.id);
  const last = new Map<string, number>();
  for (const occasion of occasionsIn(story)) {
    const at = Date.parse(occasion.event.metadata.occurredAt) + random.between(6, 20) * 1000;
    const before = last.get(occasion.policy.id) ?? 0;
    if (at > story.now - UNTIL || at - before < APART || !random.chance(0.7)) continue;
    last.set(occasion.policy.id, at);
    offer(story, random, occasion, at);
  }
}

function occasionsIn({ events }: Story): readonly Occasion[] {
  const views = new Map<string, number>();
  return [...events].flatMap(({ stream, event }) => {
    const policy = policyFor(event, views);
    if (!policy || !stream.startsWith('shopper-')) return [];
    return [{ policy, event, shopperId: stream.slice('shopper-'.length) }];
  });
}

/** A coupon that was refused; the second product of one visit; an order that is looked after. */
function policyFor({ type, data, metadata }: New, views: Map<string, number>): Policy | undefined {
  if (type === 'CouponDenied') return policies.coupon;
  if (type === 'PageViewed' && data.path === '/account/orders') return policies.delivery;
  if (type !== 'ProductViewed') return undefined;
  const seen = (views.get(metadata.correlationId) ?? 0) + 1;
  views.set(metadata.correlationId, seen);
  return seen === 2 ? policies.size : undefined;
}

function offer(story: Story, random: Random, { policy, event, shopperId }: Occasion, at: number): void {
  const { language } = story.shopper;
  const offerId = derivedId('demo-offer', shopperId, policy.id, event.id);
  // Under whichever id they come, they stay in one arm.
  const heldOut = isHeldOut(policy.id, story.shopper.id, policy.holdOut);
  const [saw, action] = policy.words[language];
  const ids = { shopperId, offerId, policyId: policy.id };
  const bySystem = { actor: { kind: 'system', id: 'help' } as const };
  const byShopper = { actor: { kind: 'shopper', id: shopperId } as const };
  const stream = helpStream(shopperId);
  const offered: DataOf<'HelpOffered'> = {
    ...{ ...ids, policyVersion: 1, arm: heldOut ? 'hold-out' : 'offer', intent: policy.intent },
    ...{ language, saw, action, about: `visit:${event.metadata.correlationId}`, evidence: [event.id] },
  };
  tell(story, stream, 'HelpOffered', at, offered, bySystem);
  if (heldOut || !random.chance(0.85)) return;
  tell(story, stream, 'HelpShown', at + 2_000, ids, byShopper);
  const mood = random.next();
  if (mood < 0.4) accept(story, random, { ...ids, intent: policy.intent, action }, at + 9_000);
  else if (mood < 0.65) {
    tell(story, stream, 'HelpDismissed', at + 8_000, { ...ids, how: 'dismissed' }, byShopper);
  }
}

interface Accepted {
  readonly shopperId: string;
  readonly offerId: string;
  readonly policyId: string;
  readonly intent: string;
  readonly action: string;
}

/** Pressing the button, the answer to it, and the end. */
function accept(story: Story, random: Random, accepted: Accepted, at: number): void {
  const { shopperId, offerId, policyId, intent, action } = accepted;
  const { language } = story.shopper;
  const conversationId = derivedId('demo-offer-conversation', offerId);
  const messageId = derivedId('demo-offer-message', offerId);
  const ids = { conversationId, shopperId };
  const stream = conversationStream(conversationId);
  const byShopper = { actor: { kind: 'shopper', id: shopperId } as const };
  const byAssistant = { actor: { kind: 'assistant', id: 'assistant' } as const };
  const choice = { kind: 'offer', offerId } as const;
  tell(story, stream, 'ConversationStarted', at, { ...ids, language }, byShopper);
  tell(story, stream, 'ShopperMessageSent', at, { ...ids, messageId, text: action, choice }, byShopper);
  tell(story, stream, 'HelpAccepted', at, { ...ids, messageId, offerId, policyId, intent }, byShopper);
  const reply = { ...ids, messageId: derivedId(messageId, 'reply'), inReplyTo: messageId, intent };
  const text = answer(story, intent);
  tell(story, stream, 'AssistantReplied', at + 1_500, { ...reply, text, kind: 'answer' }, byAssistant);
  const end = at + random.between(1, 4) * MINUTE;
  tell(story, stream, 'ConversationResolved', end, { ...ids, by: 'shopper' }, byShopper);
  if (random.chance(0.3)) {
    tell(story, stream, 'ConversationRated', end + 5_000, { ...ids, rating: random.between(3, 5) }, byShopper);
  }
}
