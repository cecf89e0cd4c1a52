import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryReadModels } from '#read-models';
import type { RecordedEvent } from '#kernel';
import { FORGOTTEN, type Portrait } from '#protocol';
import { portraitOf, portraitProjection, stageOf } from '#shopper';
import { project } from '#testing';
import { happened, merged } from '../../test/happened.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
const T0 = Date.UTC(2026, 2, 2, 9);

async function portraitAfter(events: readonly RecordedEvent[], shopperId: string): Promise<Portrait> {
  const readModels = new InMemoryReadModels();
  await readModels.define(portraitProjection);
  const changes = [...project(portraitProjection, events)].map(([key, document]) => ({
    kind: 'put' as const,
    key,
    // as a database gives it back
    document: JSON.parse(JSON.stringify(document)) as object,
  }));
  await readModels.commit(portraitProjection, changes, 1n);
  const portrait = await portraitOf(readModels, shopperId);
  if (!portrait) throw new Error(`no portrait of ${shopperId}`);
  return portrait;
}

const view = (id: string, at: number, more: object = {}): RecordedEvent =>
  happened(id, 'ProductViewed', { product_id: 'p', ...more }, at);

describe('portrait', () => {
  it('counts visits by half an hour of silence, also when events come late', async () => {
    const at = [0, 10, 41, 29, 90].map((minutes) => view('a-x', T0 + minutes * MINUTE));
    // 0–10 | 41 are two visits until 29 joins them; 90 is the next.
    expect((await portraitAfter(at.slice(0, 3), 'a-x')).sessions).toBe(2);
    const portrait = await portraitAfter(at, 'a-x');
    expect(portrait).toMatchObject({ sessions: 2, events: 5 });
    expect(portrait.lastSeen).toBe(new Date(T0 + 90 * MINUTE).toISOString());
  });

  it('shows that what was told is forgotten, until something is told again', async () => {
    const told = happened('a-x', 'ShopperIdentified', { traits: FORGOTTEN }, T0);
    expect((await portraitAfter([told], 'a-x')).traits).toEqual(FORGOTTEN);
    const merge = merged('a-x', 'u-1', T0 + MINUTE);
    expect((await portraitAfter([told, merge], 'u-1')).traits).toEqual(FORGOTTEN);
    const again = happened('u-1', 'ShopperIdentified', { traits: { city: 'Oslo' } }, T0 + DAY);
    expect((await portraitAfter([told, merge, again], 'u-1')).traits).toEqual({ city: 'Oslo' });
    expect((await portraitAfter([view('a-x', T0)], 'a-x')).traits).toEqual({});
  });

  it('decays interest by half in fourteen days: view 1, cart 3, purchase 5', async () => {
    const lamp = { category: 'Lamps', brand: 'Lux', price: 30 };
    const product = { product_id: 'p', ...lamp };
    const { affinities } = await portraitAfter(
      [
        view('a-x', T0, lamp),
        happened('a-x', 'ProductAdded', product, T0 + 14 * DAY),
        happened('a-x', 'OrderCompleted', { order_id: 'o', products: [product] }, T0 + 28 * DAY),
      ],
      'a-x',
    );
    expect(affinities.category).toHaveLength(1);
    expect(affinities.category[0]?.score).toBeCloseTo(1 / 4 + 3 / 2 + 5, 12);
    expect(affinities.brand[0]).toMatchObject({ name: 'Lux' });
    expect(affinities.priceBand[0]).toMatchObject({ name: '25-50' });
  });

  it('agrees with the direct formula in whatever order events come', async () => {
    const days = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(days, async (when) => {
        const events = when.map((day) => view('a-x', T0 + day * DAY, { category: 'C' }));
        const [affinity] = (await portraitAfter(events, 'a-x')).affinities.category;
        const last = Math.max(...when);
        const direct = when.reduce((sum, day) => sum + 2 ** (-(last - day) / 14), 0);
        expect(affinity?.score).toBeCloseTo(direct, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the cart: added, removed, emptied by the order, whichever is heard first', async () => {
    const add = (product_id: string, minute: number, quantity = 1): RecordedEvent =>
      happened('u-1', 'ProductAdded', { product_id, quantity, name: product_id }, T0 + minute * MINUTE);
    const events = [
      add('a', 0, 2),
      add('b', 1),
      happened('u-1', 'ProductRemoved', { product_id: 'a' }, T0 + 2 * MINUTE),
    ];
    expect((await portraitAfter(events, 'u-1')).cart).toEqual([
      { productId: 'a', name: 'a', quantity: 1 },
      { productId: 'b', name: 'b', quantity: 1 },
    ]);
    const order = happened('u-1', 'OrderCompleted', { order_id: 'o' }, T0 + 3 * MINUTE);
    const late = add('late', 1);
    const after = await portraitAfter([...events, order, late, add('c', 5)], 'u-1');
    expect(after.cart.map(({ productId }) => productId)).toEqual(['c']);
  });

  it('counts an order once, and money only for orders that stand', async () => {
    const order = (order_id: string, total: number, day: number): RecordedEvent =>
      happened('u-1', 'OrderCompleted', { order_id, total, currency: 'EUR' }, T0 + day * DAY);
    const events = [
      order('1', 10, 0),
      order('1', 10, 0),
      order('2', 20, 1),
      order('3', 40, 2),
      happened('u-1', 'OrderCancelled', { order_id: '2' }, T0 + 2 * DAY),
      happened(
        'u-1',
        'OrderUpdated',
        { order_id: '3', status: 'shipped', expected_at: '2026-03-09' },
        T0 + 3 * DAY,
      ),
      happened('u-1', 'OrderUpdated', { order_id: '1', status: 'delivered' }, T0 + 3 * DAY),
    ];
    expect(await portraitAfter(events, 'u-1')).toMatchObject({
      orderCount: 2,
      spent: 50,
      currency: 'EUR',
      lastOrderAt: new Date(T0 + 2 * DAY).toISOString(),
      openOrders: [{ orderId: '3', status: 'shipped', expectedAt: '2026-03-09' }],
      // what the shop does about an order is no visit
      lastSeen: new Date(T0 + 2 * DAY).toISOString(),
      sessions: 3,
    });
  });

  it('counts the products of an order that is told product by product', async () => {
    const part = (product_id: string, category: string): RecordedEvent =>
      happened('a-x', 'OrderCompleted', { order_id: 'o', products: [{ product_id, category }] }, T0);
    const portrait = await portraitAfter([part('p', 'C'), part('q', 'D'), part('p', 'C')], 'a-x');
    expect(portrait.orderCount).toBe(1);
    expect(portrait.affinities.category.map(({ name, score }) => [name, score])).toEqual([
      ['C', 5],
      ['D', 5],
    ]);
  });

  it('knows what was asked and rated in conversations', async () => {
    const classified = (intent: string, outOfScope: boolean): RecordedEvent => ({
      ...view('u-1', T0),
      type: 'IntentClassified',
      stream: 'conversation-1',
      data: { shopperId: 'u-1', conversationId: '1', ranking: [{ intent, probability: 0.9 }], outOfScope },
    });
    const rated = { ...view('u-1', T0), type: 'ConversationRated', stream: 'conversation-1' };
    const portrait = await portraitAfter(
      [
        classified('order_status', false),
        classified('order_status', false),
        classified('weather', true),
        { ...rated, data: { shopperId: 'u-1', conversationId: '1', rating: 4 } },
      ],
      'u-1',
    );
    expect(portrait.intents).toMatchObject([{ intent: 'order_status', count: 2 }]);
    expect(portrait.ratings).toMatchObject([{ rating: 4 }]);
    expect(portrait).toMatchObject({ events: 0, sessions: 0 });
  });

  it.each([
    [{}, 0, 'visitor'],
    [{ sessions: 3 }, 0, 'prospect'],
    [{ cart: [{ productId: 'p', quantity: 1 }] }, 0, 'prospect'],
    [{ identities: [{ shopperId: 'u-1', since: '' }] }, 0, 'prospect'],
    [{ orderCount: 1 }, 90, 'customer'],
    [{ orderCount: 3 }, 90, 'loyal'],
    [{ orderCount: 3 }, 91, 'at-risk'],
    [{ orderCount: 3 }, 181, 'lapsed'],
  ])('%j is after %i days: %s', (traits, days, stage) => {
    const nobody = { orderCount: 0, cart: [], identities: [], sessions: 1 };
    const lastOrderAt = new Date(T0).toISOString();
    expect(stageOf({ ...nobody, lastOrderAt, ...traits }, new Date(T0 + days * DAY).toISOString())).toBe(
      stage,
    );
  });
});

describe('merging', () => {
  it('makes two histories one, for the past and for what comes, under either id', async () => {
    const events = [
      happened('a-x', 'ShopperSeen', { context: { device: 'mobile' } }, T0),
      happened('u-1', 'ShopperIdentified', { user_id: '1', traits: { first_name: 'Ada' } }, T0 + MINUTE),
      merged('a-x', 'u-1', T0 + MINUTE),
      view('a-x', T0 + 2 * MINUTE),
    ];
    const portrait = await portraitAfter(events, 'u-1');
    expect(portrait).toMatchObject({
      shopperId: 'u-1',
      identities: [{ shopperId: 'a-x' }, { shopperId: 'u-1' }],
      traits: { name: 'Ada' },
      device: 'mobile',
      events: 3,
      sessions: 1,
    });
    expect(await portraitAfter(events, 'a-x')).toEqual(portrait);
  });

  it('follows chains, and a merge again or in a circle changes nothing', async () => {
    const once = [
      view('a-x', T0),
      view('u-1', T0),
      view('u-2', T0),
      merged('a-x', 'u-1', T0),
      merged('u-1', 'u-2', T0),
    ];
    const portrait = await portraitAfter(once, 'a-x');
    expect(portrait).toMatchObject({ shopperId: 'u-2', events: 3 });
    const again = [...once, merged('a-x', 'u-1', T0), merged('u-2', 'u-1', T0), merged('u-2', 'u-2', T0)];
    expect(await portraitAfter(again, 'u-1')).toEqual(portrait);
  });

  it('does not make two customers one because they used the same browser', async () => {
    const events = [
      view('a-x', T0),
      view('u-1', T0),
      view('u-2', T0),
      merged('a-x', 'u-1', T0),
      merged('a-x', 'u-2', T0),
    ];
    expect(await portraitAfter(events, 'u-1')).toMatchObject({ events: 2 });
    expect(await portraitAfter(events, 'u-2')).toMatchObject({
      events: 1,
      identities: [{ shopperId: 'u-2' }],
    });
  });

  it('comes to the same, wherever in the history it stands', async () => {
    const act = fc.record({
      who: fc.constantFrom('a-x', 'u-1'),
      minute: fc.integer({ min: 0, max: 5000 }),
      kind: fc.constantFrom('view', 'coupon', 'order'),
      name: fc.constantFrom('A', 'B', '__proto__', 'constructor'),
      total: fc.integer({ min: 0, max: 100 }),
    });
    const log = fc.record({ acts: fc.array(act, { maxLength: 40 }), place: fc.nat(40) });
    await fc.assert(
      fc.asyncProperty(log, async ({ acts, place }) => {
        const events = acts.map(({ who, minute, kind, name, total }, index) => {
          const at = T0 + minute * MINUTE;
          if (kind === 'view') return view(who, at, { category: name, price: total });
          if (kind === 'coupon') return happened(who, 'CouponApplied', {}, at);
          return happened(who, 'OrderCompleted', { order_id: `${index}`, total }, at);
        });
        const merge = merged('a-x', 'u-1', T0);
        const early = await portraitAfter([merge, ...events], 'u-1');
        const somewhere = await portraitAfter(events.toSpliced(place, 0, merge), 'u-1');
        const shuffled = await portraitAfter([...events].reverse().concat(merge), 'u-1');
        for (const portrait of [somewhere, shuffled]) expect(sums(portrait)).toEqual(sums(early));
      }),
      { numRuns: 100 },
    );
  });
});

/** What must not depend on the order in which events come; scores to nine digits. */
function sums({
  events,
  sessions,
  orderCount,
  spent,
  coupons,
  affinities,
  firstSeen: _,
  ...portrait
}: Portrait) {
  const scores = [...affinities.category, ...affinities.priceBand]
    .map(({ name, score, at }) => `${name} ${score.toPrecision(9)} ${at}`)
    .sort();
  return { events, sessions, orderCount, spent, coupons, scores, lastOrderAt: portrait.lastOrderAt };
}
