import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import { isPointer } from '#shopper';
import { project, touchesUnannounced } from '#testing';
import { helpHistories, minute, shopperCalled } from '../../test/helped.js';
import { type HelpCase, helpOutcomesProjection, type StoredShopperHelp } from '../index.js';
import { casesOf, comparisonOf } from './help-figures.js';

const anna = shopperCalled('a-anna');
const HOUR = 60;

const documents = (events: readonly RecordedEvent[]) => project(helpOutcomesProjection, events);
function offersOf(events: readonly RecordedEvent[], shopperId = 'a-anna') {
  const document = documents(events).get(shopperId);
  if (!document || isPointer(document)) throw new Error(`nothing of ${shopperId}`);
  return document.offers;
}
const offerOf = (...events: readonly RecordedEvent[]) => offersOf([anna.offered('o', 10), ...events])[0];
const casesAfter = (events: readonly RecordedEvent[]): readonly HelpCase[] =>
  [...documents(events).entries()].flatMap(([key, document]) =>
    isPointer(document) ? [] : casesOf(key, document.offers),
  );

describe('what became of an offer', () => {
  it('is shown, taken up, answered and followed by an order, each with its time', () => {
    expect(
      offerOf(
        anna.shown('o', 11),
        anna.presses('o', 'm', 12),
        anna.accepted('o', 'm', 12),
        anna.isAnswered('m', 13),
        anna.orders('1001', 20, 35.5),
      ),
    ).toEqual({
      offerId: 'o',
      policyId: 'payments',
      arm: 'offer',
      intent: 'payment_failed',
      language: 'en',
      at: minute(10),
      shownAt: minute(11),
      accepted: { at: minute(12), conversationId: 'c-a-anna', messageId: 'm' },
      answeredAt: minute(13),
      ordered: { at: minute(20), orderId: '1001', amount: 35.5, currency: 'EUR' },
    });
  });
  it('is answered by a person, too, but not by the answer to something else', () => {
    const taken = [anna.accepted('o', 'm', 12), anna.isAnswered('other', 13)];
    expect(offerOf(...taken)).not.toHaveProperty('answeredAt');
    expect(offerOf(...taken, anna.isAnsweredBy('mira', 14))).toHaveProperty('answeredAt', minute(14));
  });
  it('counts an order up to 24 hours later, the first one, and none from before', () => {
    expect(offerOf(anna.orders('late', 10 + 24 * HOUR))).toMatchObject({ ordered: { orderId: 'late' } });
    expect(offerOf(anna.orders('later', 11 + 24 * HOUR))).not.toHaveProperty('ordered');
    expect(offerOf(anna.orders('before', 9))).not.toHaveProperty('ordered');
    expect(offerOf(anna.orders('1', 20), anna.orders('2', 21))).toMatchObject({ ordered: { orderId: '1' } });
  });
  it('tells whether they asked of themselves within six hours, and whether that very question', () => {
    expect(offerOf(anna.asks('m', 20), anna.isUnderstood('m', 'order_status', 20))).toMatchObject({
      asked: { at: minute(20), same: false },
    });
    expect(
      offerOf(anna.asks('m', 20), anna.asks('n', 30), anna.isUnderstood('n', 'payment_failed', 30)),
    ).toMatchObject({ asked: { at: minute(20), same: true } });
    expect(offerOf(anna.asks('m', 11 + 6 * HOUR))).not.toHaveProperty('asked');
    const unknown = anna.isUnderstood('m', 'payment_failed', 20, { outOfScope: true });
    expect(offerOf(anna.asks('m', 20), unknown)).toMatchObject({ asked: { same: false } });
  });
  it('does not take the button of the offer for a question', () => {
    expect(offerOf(anna.presses('o', 'm', 12), anna.accepted('o', 'm', 12))).not.toHaveProperty('asked');
  });
  it('follows the person, whichever of their ids the rest happens under', () => {
    const known = shopperCalled('u-7');
    const events = [
      anna.offered('o', 1),
      anna.turnsOutToBe('u-7', 2),
      known.orders('1', 3),
      anna.shown('o', 4),
    ];
    expect(offersOf(events, 'u-7')).toMatchObject([
      { offerId: 'o', shownAt: minute(4), ordered: { orderId: '1' } },
    ]);
    expect(documents(events).get('a-anna')).toEqual({ kind: 'pointer', aliasOf: 'u-7' });
  });
  it('holds nothing that anybody said or saw', () => {
    fc.assert(
      fc.property(helpHistories, (events) => {
        expect(JSON.stringify([...documents(events).values()])).not.toMatch(/Why\?|failed twice|See why/);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the projection', () => {
  it('comes out the same delivered twice and wherever it paused, and touches only what it says', () => {
    fc.assert(
      fc.property(helpHistories, fc.nat(40), (events, pause) => {
        const live = documents(events);
        const half = documents(events.slice(0, pause));
        const stored = new Map<string, StoredShopperHelp>(
          [...half].map(([key, value]) => [key, structuredClone(value)]),
        );
        expect(project(helpOutcomesProjection, events.slice(pause), stored)).toEqual(live);
        expect(touchesUnannounced(helpOutcomesProjection, events)).toEqual([]);
        const again = documents(events.flatMap((event) => [event, event]));
        expect(again).toEqual(live);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the figures', () => {
  const shopper = (n: number) => shopperCalled(`a-${String(n)}`);
  it('count shoppers, so that who got three offers counts once', () => {
    const events = [1, 2, 3].map((n) => anna.offered(`o${String(n)}`, n * 100));
    const { offered } = comparisonOf(
      casesAfter([...events, anna.shown('o2', 201), anna.accepted('o3', 'm', 301)]),
    );
    expect(offered).toMatchObject({ predicted: 1, offers: 3, shown: 1, accepted: 1, answered: 0 });
  });
  it('compare the arms by what followed the first offer, seen or not', () => {
    const events = [
      ...[1, 2, 3, 4].flatMap((n) => [
        shopper(n).offered('o', 0),
        ...(n > 1 ? [shopper(n).orders('1', 5)] : []),
      ]),
      ...[5, 6].map((n) => shopper(n).offered('o', 0, { arm: 'hold-out' })),
      shopper(5).orders('5', 9, 12),
      shopper(6).asks('m', 3),
      shopper(6).isUnderstood('m', 'payment_failed', 3),
    ];
    const { offered, heldOut, difference } = comparisonOf(casesAfter(events));
    expect(offered.ordered).toMatchObject({ count: 3, of: 4, share: 0.75 });
    expect(heldOut).toMatchObject({
      ordered: { count: 1, of: 2 },
      askedThat: { count: 1 },
      revenue: [{ amount: 12 }],
    });
    expect(difference.ordered?.difference).toBeCloseTo(0.25);
    expect(difference.askedThat?.difference).toBeCloseTo(-0.5);
  });
  it('count an order that two policies claim once in what was earned', () => {
    const both = [
      anna.offered('o', 0),
      anna.offered('p', 1, { policyId: 'returns' }),
      anna.orders('1', 5, 30),
    ];
    expect(comparisonOf(casesAfter(both)).offered).toMatchObject({
      predicted: 2,
      ordered: { count: 2 },
      revenue: [{ currency: 'EUR', amount: 30 }],
    });
  });
  it('have no difference where nobody was held out', () => {
    expect(comparisonOf(casesAfter([anna.offered('o', 0)])).difference).toEqual({
      ordered: null,
      askedThat: null,
    });
  });
  it('never have more in a step than in the one before', () => {
    fc.assert(
      fc.property(helpHistories, (events) => {
        for (const arm of Object.values(comparisonOf(casesAfter(events))).slice(0, 2)) {
          if (!('predicted' in arm)) continue;
          const steps = [arm.predicted, arm.shown, arm.accepted, arm.answered, arm.completed];
          expect([...steps].sort((a, b) => b - a)).toEqual(steps);
        }
      }),
    );
  });
});
