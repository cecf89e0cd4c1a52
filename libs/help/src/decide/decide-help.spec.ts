import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isHeldOut, isWithinHours, offerIdOf } from '#help';
import { BEGIN, inForce, policyOf, Story } from '../../test/shopper-story.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const failure = { checkout_id: 'c-1' };
const twice = { event: 'PaymentFailed', times: 2, withinMinutes: 30 } as const;
const once = { ...twice, times: 1 } as const;
const story = (...args: Parameters<typeof policyOf>): Story => new Story([inForce('p', policyOf(...args))]);
const talk = { conversationId: 'k-1', shopperId: 'a-1' };
const foreseen = (intent: string | null, band: 'sure' | 'likely' | 'unsure', evidence: string[] = []) => ({
  shopperId: 'a-1',
  intent,
  probability: 0.5,
  band,
  alternatives: [],
  none: 0.3,
  horizonHours: 6,
  evidence: evidence.map((eventId) => ({ eventId, influence: 0.5 })),
  model: { name: 'm', version: '1' },
  upTo: '1',
});

describe('conditions', () => {
  it('count what happened within the time, and nothing else', () => {
    const one = story({ happened: twice }).happens('PaymentFailed', failure, 0);
    expect(one.decides(0)).toEqual([]);
    one.happens('PaymentFailed', failure, 31 * MINUTE);
    expect(one.decides(31 * MINUTE)).toEqual([]);
    one.happens('PaymentFailed', failure, 40 * MINUTE);
    expect(one.decides(40 * MINUTE)).toEqual(['offer checkout:c-1']);
  });

  it('count views of one product, not of several', () => {
    const looking = story({ happened: { event: 'ProductViewed', times: 2, withinMinutes: 30 } });
    looking
      .happens('ProductViewed', { product_id: 'a' }, 0)
      .happens('ProductViewed', { product_id: 'b' }, 1000);
    expect(looking.decides(1000)).toEqual([]);
    looking.happens('ProductViewed', { product_id: 'a' }, 2000);
    expect(looking.decides(2000)).toEqual(['offer product:a']);
  });

  it('ask for a question that is foreseen far enough, and not for longer than it holds', () => {
    const when = { question: { intents: ['size'], atLeast: 'likely' } } as const;
    const one = story({ question: { ...when.question, intents: ['size'] } });
    one.happens('PageViewed', { path: '/p/1' }, 0);
    for (const [intent, band] of [
      ['size', 'unsure'],
      ['stock', 'sure'],
      [null, 'sure'],
    ] as const) {
      one.happens('QuestionPredicted', foreseen(intent, band), 0, 'foresight-a-1');
      expect(one.decides(0)).toEqual([]);
    }
    one.happens('QuestionPredicted', foreseen('size', 'likely'), 0, 'foresight-a-1');
    one.happens('PageViewed', { path: '/p/1' }, 7 * HOUR);
    expect(one.decides(7 * HOUR)).toEqual([]);
    one.happens('QuestionPredicted', foreseen('size', 'sure'), 7 * HOUR, 'foresight-a-1');
    expect(one.decides(7 * HOUR)).toEqual([`offer visit:${new Date(BEGIN + 7 * HOUR).toISOString()}`]);
  });

  it('look at the page, the portrait and the quiet', () => {
    const when = {
      happened: once,
      pages: ['/shop/checkout*'],
      portrait: {
        stages: ['prospect' as const],
        cartAtLeast: 20,
        hasOpenOrder: false,
        languages: ['zh' as const],
      },
      afterQuietSeconds: 10,
    };
    const one = story(when);
    one.happens('ProductAdded', { product_id: 'a', price: 12, quantity: 2, context: { locale: 'zh-CN' } }, 0);
    one.happens('PageViewed', { path: '/shop/cart' }, 1000).happens('PaymentFailed', failure, 2000);
    expect(one.decides(12_000)).toEqual([]);
    one.happens('PageViewed', { path: 'https://shop.example/shop/checkout?step=2' }, 3000);
    expect(one.decides(12_999)).toEqual([]);
    expect(one.decides(13_000)).toEqual(['offer checkout:c-1']);
    expect(one.offered[0]?.data.language).toBe('zh');
    one.happens('OrderCompleted', { order_id: 'o-1', products: [] }, 14_000);
    expect(one.decides(24_000)).toEqual([]);
  });

  it('speak the language that was written last', () => {
    const one = story({ happened: once });
    const own = { conversationId: 'c', shopperId: 'a-1' };
    const read = { messageId: 'm', ranking: [], outOfScope: true, band: 'unsure', language: 'zh' };
    one.happens('ConversationStarted', { ...own, language: 'en' }, 0, 'conversation-c');
    one.happens('IntentClassified', { ...own, ...read }, 1000, 'conversation-c');
    one.happens('ConversationResolved', { ...own, by: 'shopper' }, 2000, 'conversation-c');
    one.happens('PaymentFailed', failure, 3000).decides(3000);
    expect(one.offered[0]?.data.language).toBe('zh');
  });

  it('keep the hours of the shop, past midnight too', () => {
    const at = (iso: string): number => Date.parse(iso);
    const day = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
    expect(isWithinHours(day, at('2026-11-02T08:30:00Z'), 'Europe/Berlin')).toBe(true);
    expect(isWithinHours(day, at('2026-11-02T08:30:00Z'), 'UTC')).toBe(false);
    expect(isWithinHours(day, at('2026-11-01T12:00:00Z'), 'UTC')).toBe(false);
    const night = { days: [7], from: '22:00', to: '02:00' };
    expect(isWithinHours(night, at('2026-11-01T23:00:00Z'), 'UTC')).toBe(true);
    expect(isWithinHours(night, at('2026-11-02T01:59:00Z'), 'UTC')).toBe(true);
    expect(isWithinHours(night, at('2026-11-02T02:00:00Z'), 'UTC')).toBe(false);
    expect(isWithinHours(night, at('2026-11-01T01:00:00Z'), 'UTC')).toBe(false);
  });
});

describe('help is withheld', () => {
  const failing = (): Story => story({ happened: once }, {}, { answers: 'payment_failed' });

  it('where nobody is there any more', () => {
    expect(
      failing()
        .happens('PaymentFailed', failure, 0)
        .decides(11 * MINUTE),
    ).toEqual([]);
  });

  it('from whoever muted it, for good', () => {
    const muted = failing().happens('HelpMuted', { shopperId: 'a-1' }, 0, 'help-a-1');
    muted.happens('PaymentFailed', failure, 90 * DAY);
    expect(muted.decides(90 * DAY)).toEqual(['muted']);
    muted.happens('HelpUnmuted', { shopperId: 'a-1' }, 90 * DAY, 'help-a-1');
    expect(muted.decides(90 * DAY)).toEqual(['offer checkout:c-1']);
  });

  it('while they talk, longer with people, and not after the end', () => {
    const said = { ...talk, messageId: 'm-1', text: 'Hello' };
    const talking = failing().happens('ShopperMessageSent', said, 0, 'conversation-k-1');
    talking.happens('PaymentFailed', failure, 14 * MINUTE);
    expect(talking.decides(14 * MINUTE)).toEqual(['in-conversation']);
    talking.happens(
      'AgentJoined',
      { ...talk, agentId: 'g', agentName: 'G' },
      14 * MINUTE,
      'conversation-k-1',
    );
    talking.happens('PaymentFailed', failure, HOUR);
    expect(talking.decides(HOUR)).toEqual(['in-conversation']);
    talking.happens('ConversationResolved', { ...talk, by: 'agent' }, HOUR, 'conversation-k-1');
    expect(talking.decides(HOUR)).toEqual(['offer checkout:c-1']);
  });

  it('for a question that was asked or answered lately', () => {
    const asked = { ...talk, messageId: 'm', inReplyTo: 'n', text: 'So', intent: 'payment_failed' };
    const one = failing().happens('AssistantReplied', asked, 0, 'conversation-k-1');
    one.happens('PaymentFailed', failure, 2 * HOUR);
    expect(one.decides(2 * HOUR)).toEqual(['asked-lately']);
    one.happens('PaymentFailed', failure, 25 * HOUR);
    expect(one.decides(25 * HOUR)).toEqual(['offer checkout:c-1']);
  });

  it('after it was waved away, and while another card stands', () => {
    const one = story({ happened: once }, { cooldownHours: 48 }).happens('PaymentFailed', failure, 0);
    one.decides(0);
    one.happens('PaymentFailed', { checkout_id: 'c-2' }, MINUTE);
    expect(one.decides(MINUTE)).toEqual(['another-offer']);
    const away = {
      shopperId: 'a-1',
      offerId: offerIdOf('p', 'a-1', 'checkout:c-1'),
      policyId: 'p',
      how: 'dismissed',
    };
    one.happens('HelpDismissed', away, MINUTE, 'help-a-1');
    expect(one.decides(MINUTE)).toEqual(['cooldown']);
    one.happens('PaymentFailed', { checkout_id: 'c-2' }, 49 * HOUR);
    expect(one.decides(49 * HOUR)).toEqual(['offer checkout:c-2']);
  });

  it('where its words name what was not seen', () => {
    const offer = { saw: 'The coupon {{coupon}}', action: 'Why?' };
    const one = story({ happened: once }, {}, { offer: { en: offer, zh: offer } });
    one.happens('PaymentFailed', failure, 0);
    expect(one.decides(0)).toEqual(['words']);
    one.happens('CouponDenied', { coupon_name: 'SPRING' }, 1000);
    one.decides(1000);
    expect(one.offered[0]?.data.saw).toBe('The coupon SPRING');
    // Whatever is named can be looked up, and it can be told whose it is.
    expect(one.offered[0]?.data.evidence).toHaveLength(2);
  });
});

/** Anything that can happen to a shopper, in any order, seconds to days apart. */
const anything = fc.array(
  fc.tuple(
    fc.constantFrom(
      ['PaymentFailed', { checkout_id: 'c-1' }],
      ['PaymentFailed', { checkout_id: 'c-2' }],
      ['PaymentFailed', {}],
      ['ProductViewed', { product_id: 'x' }],
      ['ProductViewed', { product_id: 'y' }],
      ['OrderCompleted', { order_id: 'o-1', products: [] }],
      ['OrderUpdated', { order_id: 'o-1', status: 'delayed' }],
      ['ShopperMessageSent', { ...talk, messageId: 'm', text: 'Hi' }],
      ['ConversationResolved', { ...talk, by: 'shopper' }],
      ['QuestionPredicted', foreseen('size', 'sure')],
      ['QuestionPredicted', foreseen(null, 'sure')],
    ),
    fc.oneof(fc.integer({ min: -5_000, max: 60_000 }), fc.integer({ min: 0, max: DAY })),
  ),
  { maxLength: 60 },
);
const streamOf: Readonly<Record<string, string>> = {
  ShopperMessageSent: 'conversation-k-1',
  ConversationResolved: 'conversation-k-1',
  QuestionPredicted: 'foresight-a-1',
};
const limited = { perSession: 1, perDay: 2, perWeek: 3, cooldownHours: 12 };
const policies = [
  inForce('payment', policyOf({ happened: once }, limited)),
  inForce(
    'product',
    policyOf({ happened: { event: 'ProductViewed', times: 2, withinMinutes: 600 } }, limited),
  ),
  inForce(
    'size',
    policyOf({ question: { intents: ['size'], atLeast: 'likely' } }, { ...limited, holdOut: 0.5 }),
  ),
];

function tell(steps: readonly (readonly [readonly [string, object], number])[]): Story {
  const told = new Story(policies);
  let at = 0;
  for (const [[type, data], after] of steps) {
    at = Math.max(0, at + after);
    told.happens(type as 'PageViewed', data, at, streamOf[type]);
    told.decides(Math.max(at, (told.state.visit?.last ?? BEGIN) - BEGIN));
  }
  return told;
}

describe('whatever happens', () => {
  it('no cap is ever passed, nothing is offered twice for the same thing, and one card stands at a time', () => {
    fc.assert(
      fc.property(anything, (steps) => {
        const { offered } = tell(steps);
        expect(new Set(offered.map(({ data }) => data.about)).size).toBe(offered.length);
        for (const { policyId, policy } of policies) {
          const times = offered
            .filter(({ data }) => data.policyId === policyId)
            .map(({ metadata }) => Date.parse(metadata.occurredAt));
          for (const [within, most] of [
            [DAY, policy.limits.perDay],
            [7 * DAY, policy.limits.perWeek],
          ] as const)
            for (const from of times)
              expect(times.filter((at) => at >= from && at < from + within).length).toBeLessThanOrEqual(most);
        }
        const shown = offered.filter(({ data }) => data.arm === 'offer');
        expect(new Set(shown.map(({ metadata }) => metadata.occurredAt)).size).toBe(shown.length);
      }),
      { numRuns: 200 },
    );
  });

  it('the same story always leads to the same offers', () => {
    fc.assert(
      fc.property(anything, (steps) => {
        expect(tell(steps).offered).toEqual(tell(steps).offered);
      }),
      { numRuns: 50 },
    );
  });

  it('about as many are held out as wanted, and those of a smaller share among those of a larger', () => {
    const ids = Array.from({ length: 4_000 }, (_, i) => `a-visitor-${String(i)}`);
    const held = (share: number) => ids.filter((id) => isHeldOut('p', id, share));
    for (const share of [0.1, 0.5]) expect(held(share).length / ids.length).toBeCloseTo(share, 1);
    expect(new Set(held(0.5))).toEqual(new Set([...held(0.5), ...held(0.1)]));
    expect(held(0)).toEqual([]);
  });
});
