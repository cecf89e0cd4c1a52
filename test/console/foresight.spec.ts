import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ForesightView, OnSiteShopper, PredictedQuestion, ShopperDetail } from '#protocol';
import { withNewestForesight } from '../../apps/console/src/features/desk/foresight/newest-foresight.js';
import { likeliestQuestion, otherwise } from '../../apps/console/src/features/desk/foresight/outcomes.js';
import { byNeed, holdQueue, siteRules } from '../../apps/console/src/features/desk/queue-order.js';
import { aboutEvent } from '../../apps/console/src/shared/words/details.js';
import { eventName } from '../../apps/console/src/shared/words/events.js';

const failing: PredictedQuestion = {
  intent: 'payment_failed',
  probability: 0.6,
  band: 'likely',
  alternatives: [
    { intent: 'payment_methods', probability: 0.05 },
    { intent: 'coupon_problem', probability: 0.3 },
  ],
  none: 0.05,
};
const silent: PredictedQuestion = {
  intent: null,
  probability: 0.7,
  band: 'likely',
  alternatives: [{ intent: 'size', probability: 0.25 }],
  none: 0.7,
};

describe('what may come otherwise', () => {
  it('ranks the other questions and that nothing is asked by probability', () => {
    expect(otherwise(failing).map(({ intent }) => intent)).toEqual([
      'coupon_problem',
      'payment_methods',
      null,
    ]);
  });
  it('does not name nothing again where nothing leads, nor the question that leads', () => {
    expect(otherwise(silent)).toEqual(silent.alternatives);
    const twice = { ...failing, alternatives: [{ intent: 'payment_failed', probability: 0.6 }] };
    expect(otherwise(twice).map(({ intent }) => intent)).toEqual([null]);
  });
  it('is never longer than its place', () => {
    const alternatives = fc.array(
      fc.record({ intent: fc.string(), probability: fc.double({ min: 0, max: 1 }) }),
    );
    fc.assert(fc.property(alternatives, (all) => otherwise({ ...failing, alternatives: all }).length <= 4));
  });
});

describe('the question worth a place in the list', () => {
  it('is what leads, or the likeliest behind asking nothing, and none that is unlikely', () => {
    expect(likeliestQuestion(failing)?.intent).toBe('payment_failed');
    expect(likeliestQuestion(silent)?.intent).toBe('size');
    expect(
      likeliestQuestion({ ...silent, alternatives: [{ intent: 'size', probability: 0.09 }] }),
    ).toBeUndefined();
    expect(likeliestQuestion(undefined)).toBeUndefined();
  });
});

const shopper = (shopperId: string, more: Partial<OnSiteShopper> = {}): OnSiteShopper => ({
  shopperId,
  stage: 'visitor',
  connected: true,
  lastSeen: '2026-11-22T10:00:00Z',
  sessionStartedAt: '2026-11-22T09:00:00Z',
  cartLines: 0,
  ...more,
});

describe('who comes first on the site', () => {
  const list = [
    shopper('browses'),
    shopper('newest', { lastSeen: '2026-11-22T11:00:00Z' }),
    shopper('unsure', { question: silent }),
    shopper('fails', { question: failing, lastSeen: '2026-11-22T08:00:00Z' }),
    shopper('left', { question: failing, connected: false }),
  ];
  it('is whoever is likeliest about to ask; all others stay in the order of their last activity', () => {
    expect(list.toSorted(byNeed).map(({ shopperId }) => shopperId)).toEqual([
      'fails',
      'unsure',
      'newest',
      'browses',
      'left',
    ]);
  });
  it('moves nobody when a question becomes likely: it is announced once', () => {
    const before = [shopper('a', { question: silent }), shopper('b', { question: silent })];
    const now = [before[0] ?? shopper('a'), shopper('b', { question: failing })];
    const held = holdQueue(before, now, siteRules.need);
    expect(held.rows.map(({ item }) => item.shopperId)).toEqual(['a', 'b']);
    expect(held.rows[1]?.item.question).toBe(failing);
    expect(held.fresh).toBe(1);
    expect(holdQueue(now, now, siteRules.need).fresh).toBe(0);
    expect(holdQueue(before, now, siteRules.presence).fresh).toBe(0);
  });
});

describe('what is believed by now', () => {
  const view = (at: string): ForesightView =>
    ({ shopperId: 'u-1', at, question: failing }) as unknown as ForesightView;
  const detail = (foresight?: ForesightView, traits: unknown = {}): ShopperDetail =>
    ({ portrait: { traits }, ...(foresight && { foresight }) }) as unknown as ShopperDetail;
  const [early, late] = [view('2026-11-22T10:00:00Z'), view('2026-11-22T10:00:05Z')];

  it('rests on the later event, whichever was told first', () => {
    expect(withNewestForesight(detail(early), late).foresight).toBe(late);
    expect(withNewestForesight(detail(late), early).foresight).toBe(late);
    expect(withNewestForesight(detail(), late).foresight).toBe(late);
  });
  it('is what was told last of two that rest on the same event: another model answers', () => {
    const again = view(early.at);
    expect(withNewestForesight(detail(again), early).foresight).toBe(again);
  });
  it('is not kept of a shopper who had themselves forgotten', () => {
    expect(withNewestForesight(detail(undefined, { forgotten: true }), late).foresight).toBeUndefined();
  });
});

describe('what an event was about', () => {
  it('reads as words in both languages, and as it is where it is the shop’s own', () => {
    const failed = { type: 'PaymentFailed', subject: 'card_declined', detail: 'declined' };
    expect([aboutEvent(failed, 'en'), aboutEvent(failed, 'zh')]).toEqual(['card declined', '银行卡被拒']);
    expect(aboutEvent({ type: 'ProductViewed', subject: 'Cast_iron pot' }, 'en')).toBe('Cast_iron pot');
    expect(eventName('Question', 'zh')).toBe('提问');
  });
  it('says how it went where the subject only says what', () => {
    expect(aboutEvent({ type: 'OrderUpdated', subject: 'HP-1', detail: 'delayed' }, 'zh')).toBe('HP-1，延误');
    expect(aboutEvent({ type: 'Question', detail: 'payment_failed' }, 'zh')).toBe('付款失败');
    expect(aboutEvent({ type: 'CheckoutStepCompleted', detail: 'step-2' }, 'en')).toBe('step 2');
    expect(aboutEvent({ type: 'HelpArticleViewed', subject: 'Coupons', detail: 'coupons-1' }, 'en')).toBe(
      'Coupons',
    );
    expect(aboutEvent({ type: 'CartViewed' }, 'en')).toBe('');
    expect(aboutEvent({ type: 'CustomEventTracked', detail: 'constructor' }, 'en')).toBe('constructor');
  });
});
