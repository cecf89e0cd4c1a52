import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { refold } from '#projections';
import { conversationStream, type DataOf } from '#protocol';
import { project, touchesUnannounced } from '#testing';
import { happened, merged } from '../../../shopper/test/happened.js';
import { histories } from '../../../shopper/test/histories.js';
import { type BehaviourSequence, QUESTION } from '../moment.js';
import { behaviourProjection } from './behaviour-projection.js';
import { sequencesFromLog } from './histories.js';
import { momentOf } from './moment-of.js';
import { pageKind } from './page-kind.js';

const T0 = Date.UTC(2026, 2, 2, 9);
const MINUTE = 60_000;
const at = (minute: number): number => T0 + minute * MINUTE;

const about = { conversationId: 'c-1', shopperId: 'a-x', messageId: 'm-1' };
const model = { name: 'intents', version: '1' };
const inConversation = (event: RecordedEvent): RecordedEvent => ({
  ...event,
  stream: conversationStream('c-1'),
});
const read = (data: Partial<DataOf<'IntentClassified'>>, minute: number): RecordedEvent =>
  inConversation(
    happened(
      'a-x',
      'IntentClassified',
      {
        ...about,
        ranking: [{ intent: 'order_status', probability: 0.9 }],
        outOfScope: false,
        band: 'sure',
        language: 'en',
        model,
        ...data,
      },
      at(minute),
    ),
  );
const by = { id: 'agent', name: 'Mira' };
const correctedTo = (corrected: string | null, minute: number): RecordedEvent =>
  inConversation(
    happened('a-x', 'IntentCorrected', { ...about, original: null, corrected, by, model }, at(minute)),
  );
const withdrawn = (minute: number): RecordedEvent =>
  inConversation(happened('a-x', 'IntentCorrectionWithdrawn', { ...about, by }, at(minute)));

const rememberedOf = (events: readonly RecordedEvent[], key = 'a-x'): BehaviourSequence =>
  project(behaviourProjection, events).get(key) as BehaviourSequence;
const view = (minute: number, product = 'p-1'): RecordedEvent =>
  happened('a-x', 'ProductViewed', { product_id: product, category: 'hats', price: 9 }, at(minute));

describe('a moment', () => {
  it('tells what an event was about and what tells it from others, and nothing of who did it', () => {
    const products = [
      { product_id: 'cheap', category: 'hats', price: 5 },
      { product_id: 'dear', category: 'scarves', price: 50 },
    ];
    const started = happened('a-x', 'CheckoutStarted', { products, total: 55 }, T0);
    expect(momentOf(started)).toEqual({
      eventId: started.id,
      at: T0,
      type: 'CheckoutStarted',
      item: 'dear',
      category: 'scarves',
      price: 55,
    });
    const failed = happened('a-x', 'PaymentFailed', { reason: 'Insufficient funds (51)' }, T0);
    expect(momentOf(failed)).toMatchObject({ detail: 'funds' });
    const delayed = happened('a-x', 'OrderUpdated', { order_id: '5', status: 'delayed' }, T0);
    const { id: eventId } = delayed;
    expect(momentOf(delayed)).toEqual({ eventId, at: T0, type: 'OrderUpdated', detail: 'delayed' });
    expect(momentOf(happened('a-x', 'ShopperSeen', {}, T0))).toBeUndefined();
    expect(momentOf(merged('a-x', 'u-1', T0))).toBeUndefined();
  });

  it.each([
    ['/', 'home'],
    ['/shop/', 'home'],
    ['/shop/p/gift-box', 'product'],
    ['/shop/help/size-guide', 'size-guide'],
    ['/help/return-an-item?x=1', 'returns'],
    ['/account/orders/1001', 'order'],
    ['/%E9%80%80%E8%B4%A7', 'returns'],
    ['https://shop.example/search?q=hat', 'search'],
    ['/100%', 'other'],
  ])('knows the page %s as %s', (path, kind) => {
    expect(pageKind(path)).toBe(kind);
  });
});

describe('what is remembered of a shopper', () => {
  it('is the last 64 moments in order of time, late ones in their place', () => {
    const events = Array.from({ length: 70 }, (_, minute) => view(minute, `p-${minute}`));
    const { moments } = rememberedOf([...events, view(68.5, 'late')]);
    expect(moments).toHaveLength(64);
    expect(moments.slice(-3).map(({ item }) => item)).toEqual(['p-68', 'late', 'p-69']);
  });

  it('holds a question with what was read in it, until a person corrects that or takes it back', () => {
    const question = (events: readonly RecordedEvent[]) =>
      rememberedOf(events).moments.find(({ type }) => type === QUESTION);
    const asked = [view(0), read({}, 1), view(2)];
    expect(question(asked)).toMatchObject({ at: at(1), detail: 'order_status' });
    expect(question([...asked, correctedTo('size', 3)])).toMatchObject({ at: at(1), detail: 'size' });
    expect(question([...asked, correctedTo(null, 3)])).toMatchObject({ detail: 'other' });
    expect(question([...asked, correctedTo('size', 3), withdrawn(4)])).toMatchObject({
      detail: 'order_status',
    });
    expect(question([view(0), read({ outOfScope: true }, 1)])).toMatchObject({ detail: 'other' });
  });

  it('is one person’s under the ids that turned out to be theirs', () => {
    const login = happened('u-1', 'PageViewed', { path: '/', context: { device: 'mobile' } }, at(5));
    const events = [view(0), login, merged('a-x', 'u-1', at(6)), view(7)];
    expect(rememberedOf(events, 'u-1').moments.map((moment) => moment.at)).toEqual([at(0), at(5), at(7)]);
    expect(rememberedOf(events, 'u-1').device).toBe('mobile');
  });

  it('has its events where the projection says, for any history', () => {
    fc.assert(
      fc.property(histories(), (events) => {
        expect(touchesUnannounced<object>(behaviourProjection, events)).toEqual([]);
      }),
    );
  });

  it('comes out the same folded again for one shopper', async () => {
    await fc.assert(
      fc.asyncProperty(histories(30), fc.nat(), async (events, which) => {
        const store = new InMemoryEventStore();
        for (const { stream, ...event } of events) await store.append(stream, [event]);
        const log = await store.readAll(0n);
        const keys = [...new Set(log.flatMap((event) => behaviourProjection.keysOf(event)))];
        const key = keys[which % keys.length] ?? '';
        const again = await refold(store, behaviourProjection, [key], { upTo: BigInt(log.length) });
        const whole = project(behaviourProjection, log);
        for (const one of again.keys) expect(again.documents.get(one)).toEqual(whole.get(one));
      }),
      { numRuns: 30 },
    );
  });
});

describe('whole histories', () => {
  it('are, up to their last 64 moments, what is remembered, for any history', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), async (events) => {
        const remembered = [...project(behaviourProjection, events).values()].filter(
          (document) => 'moments' in document,
        );
        const whole = await sequencesFromLog(events);
        const comparable = (sequences: readonly BehaviourSequence[]) =>
          new Map(sequences.map(({ shopperId, moments }) => [shopperId, momentsIn(moments.slice(-64))]));
        expect(comparable(whole)).toEqual(comparable(remembered));
      }),
    );
  });

  it('know corrections that came after two ids were found to be one person’s', async () => {
    const [only, ...others] = await sequencesFromLog([
      view(0),
      read({}, 1),
      happened('u-1', 'PageViewed', { path: '/' }, at(2)),
      merged('a-x', 'u-1', at(3)),
      correctedTo('size', 4),
    ]);
    expect(others).toEqual([]);
    expect(only?.moments.map(({ detail }) => detail)).toEqual([undefined, 'size', 'home']);
  });
});

/** Moments of one time may stand in either order. */
const momentsIn = (moments: BehaviourSequence['moments']): readonly string[] =>
  moments.map((moment) => `${moment.at} ${moment.eventId}`).sort();
