import { describe, expect, it } from '@jest/globals';
import { describePolicy, filledWords, happeningWords, helpPolicy, problemsOfWords } from '#protocol';

const policy = helpPolicy.parse({
  name: 'Payment failed twice',
  when: {
    happened: { event: 'PaymentFailed', times: 2, withinMinutes: 30 },
    question: { intents: ['payment_failed'], atLeast: 'likely' },
    pages: ['/checkout*'],
    portrait: { stages: ['prospect', 'customer'], cartAtLeast: 50 },
    hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' },
    afterQuietSeconds: 10,
  },
  answers: 'payment_failed',
  offer: {
    en: { saw: 'The payment failed {{times}} times.', action: 'See what helps' },
    zh: { saw: '付款失败了 {{times}} 次。', action: '看看怎么解决' },
  },
  limits: {},
});

describe('a policy in plain words', () => {
  it('says in English to whom, where, when, what, and how often at most', () => {
    expect(describePolicy(policy, 'en', { currency: 'EUR' })).toEqual([
      'Offered to shoppers who had a payment fail at least twice in the last 30 minutes and will probably ask about “Payment failed”.',
      'Only for prospects or customers with a cart worth at least 50 EUR.',
      'Only on pages that begin with /checkout.',
      'Only Monday to Friday from 09:00 to 18:00 (shop time).',
      'Only once they have done nothing for 10 seconds.',
      'It says “The payment failed {{times}} times.” and offers “See what helps”.',
      'Taking it up answers “Payment failed”.',
      'At most once a visit, once a day and 3 times a week; after it was waved away, not again for 1 day.',
      '10 % of shoppers never see it, for comparison.',
    ]);
  });

  it('says the same in Chinese, with the names that it is given', () => {
    const lines = describePolicy(policy, 'zh', { intent: () => '付款失败' });
    expect(lines).toHaveLength(9);
    expect(lines[0]).toBe('当顾客在最近 30 分钟内至少 2 次付款失败，并且很可能会问“付款失败”时提供。');
    expect(lines[3]).toBe('仅在周一至周五的 09:00 至 18:00（店铺时间）。');
  });

  it('puts pages, people and days together as one would say it', () => {
    const when = {
      happened: { event: 'PageViewed', times: 2, withinMinutes: 60 },
      pages: ['/', '/orders*', '/account*'],
      portrait: { cartAtLeast: 20, hasOpenOrder: false, languages: ['zh'] },
      hours: { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00' },
      afterQuietSeconds: 120,
    };
    const other = helpPolicy.parse({ ...policy, when });
    expect(describePolicy(other, 'en').slice(0, 5)).toEqual([
      'Offered to shoppers who viewed the home page or pages that begin with /orders or /account at least twice in the last hour.',
      'Only for those with a cart worth at least 20 and no open order who read Chinese.',
      'Only while they are there.',
      'Only from 08:00 to 20:00 (shop time).',
      'Only once they have done nothing for 2 minutes.',
    ]);
    expect(describePolicy(other, 'zh').slice(0, 5)).toEqual([
      '当顾客在最近 1 小时内至少 2 次浏览首页或以 /orders、/account 开头的页面时提供。',
      '仅限购物车金额在 20 以上、没有未完成订单、使用中文的顾客。',
      '仅在顾客停留在这些页面时。',
      '仅在每天 08:00 至 20:00（店铺时间）。',
      '顾客停止操作 2 分钟后才提供。',
    ]);
  });

  it('says each kind of happening in both languages', () => {
    expect(happeningWords('CouponDenied', 'en')).toBe('had a coupon refused');
    expect(happeningWords('CouponDenied', 'zh')).toBe('有优惠券被拒');
  });
});

describe('the words of an offer', () => {
  it('are filled in, and not used where what they name was not seen', () => {
    expect(filledWords(policy.offer.en, { times: '2' })?.saw).toBe('The payment failed 2 times.');
    expect(filledWords(policy.offer.en, { product: 'Kettle' })).toBeUndefined();
    const long = filledWords({ saw: '{{product}}', action: 'x' }, { product: 'é'.repeat(900) });
    expect(long?.saw).toHaveLength(400);
  });

  it('may name only what is known, and count only what has happened', () => {
    const { happened: _, ...foreseen } = policy.when;
    const wrong = { ...policy.offer.en, saw: '{{coupn}} {{times}} {{order' };
    const problems = problemsOfWords({ when: foreseen, offer: { ...policy.offer, en: wrong } });
    expect(problemsOfWords(policy)).toEqual([]);
    expect(problems.map(({ path }) => path)).toEqual([
      'offer.en.saw',
      'offer.en.saw',
      'offer.en.saw',
      'offer.zh.saw',
    ]);
    expect(problems[1]?.message).toContain('{{coupn}} stands for nothing');
  });
});
