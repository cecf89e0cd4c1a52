import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { definitionOf, shopperStream, knownShopper } from '#protocol';
import { demoHistory, type HistoryEvent } from './history.js';
import { loadDemo, type Situation } from './load.js';

const now = new Date('2026-11-20T16:00:00Z');
const DAY = 86_400_000;
let demo: Awaited<ReturnType<typeof loadDemo>>;
let history: HistoryEvent[];

beforeAll(async () => {
  demo = await loadDemo(fileURLToPath(new URL('../../../demo/', import.meta.url)));
  history = demoHistory(demo.catalogue, demo.shoppers, { now, seed: 7, help: demo.help });
});

const inSituation = (situation: Situation): string[] =>
  demo.shoppers.filter((shopper) => shopper.situation === situation).map((shopper) => shopper.id);
const of = (userId: string) => {
  const stream = shopperStream(knownShopper(userId));
  return history.filter((each) => each.stream === stream).map((each) => each.event);
};
const lastStatus = (userId: string) => of(userId).findLast((event) => event.type === 'OrderUpdated')?.data;

describe('demo data', () => {
  it('is complete', () => {
    expect(demo.catalogue.categories).toHaveLength(8);
    expect(demo.catalogue.products).toHaveLength(120);
    expect(demo.shoppers).toHaveLength(40);
    expect(demo.help).toHaveLength(30);
  });

  it('speaks only of products and categories the catalogue has', () => {
    const products = new Set(demo.catalogue.products.map((product) => product.id));
    const categories = new Set(demo.catalogue.categories.map((category) => category.id));
    expect(products.size).toBe(demo.catalogue.products.length);
    for (const { favourites, about = [] } of demo.shoppers) {
      expect(Object.keys(favourites).filter((id) => !categories.has(id))).toEqual([]);
      expect(about.filter((id) => !products.has(id))).toEqual([]);
    }
  });
});

describe('demo history', () => {
  it('is the same for the same seed, and another for another', () => {
    const again = demoHistory(demo.catalogue, demo.shoppers, { now, seed: 7, help: demo.help });
    expect(again).toEqual(history);
    const other = demoHistory(demo.catalogue, demo.shoppers, { now, seed: 8, help: demo.help });
    expect(other).not.toEqual(history);
  });

  it('has some thousand events, each as the protocol wants it, none twice', () => {
    expect(history.length).toBeGreaterThan(4000);
    expect(history.length).toBeLessThan(8000);
    for (const { event } of history)
      expect(definitionOf(event.type)?.data.parse(event.data)).toEqual(event.data);
    expect(new Set(history.map(({ event }) => event.id)).size).toBe(history.length);
  });

  it('runs in order through the past 180 days', () => {
    const times = history.map(({ event }) => Date.parse(event.metadata.occurredAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(now.getTime() - 180 * DAY);
    expect(times.at(-1)).toBeLessThan(now.getTime());
  });

  it('identifies every shopper, and joins what a visitor did before to them', () => {
    for (const { id } of demo.shoppers) expect(of(id)[0]?.type).toBe('ShopperIdentified');
    const merges = history.filter(({ event }) => event.type === 'ShoppersMerged');
    expect(merges.length).toBeGreaterThan(10);
    const visitors = new Set(history.map((each) => each.stream).filter((s) => s.startsWith('shopper-a-')));
    expect(visitors.size).toBe(merges.length);
  });

  it.each([
    ['order-delayed', ['delayed']],
    ['order-in-transit', ['shipped', 'out_for_delivery']],
  ] as const)('leaves %s where it is', (situation, statuses) => {
    for (const id of inSituation(situation)) {
      expect(statuses).toContainEqual((lastStatus(id) as { status: string }).status);
    }
  });

  it('ends where the other situations say', () => {
    for (const id of inSituation('order-delivered'))
      expect(lastStatus(id)).toMatchObject({ status: 'delivered' });
    for (const id of inSituation('payment-failed')) expect(of(id).at(-1)?.type).toBe('PaymentFailed');
    for (const id of inSituation('cart-abandoned')) expect(of(id).at(-1)?.type).toBe('CheckoutStarted');
    for (const id of inSituation('refund-pending')) {
      const { order_id } = lastStatus(id) as { order_id: string };
      const refunded = of(id).filter((event) => event.type === 'OrderRefunded');
      expect(refunded.map((event) => event.data.order_id)).not.toContain(order_id);
      expect(of(id).some((event) => event.type === 'CustomEventTracked')).toBe(true);
    }
    for (const id of inSituation('lapsed')) {
      const last = of(id).at(-1)?.metadata.occurredAt ?? '';
      expect(now.getTime() - Date.parse(last)).toBeGreaterThan(60 * DAY);
    }
    for (const id of inSituation('new')) expect(of(id).some((e) => e.type === 'OrderCompleted')).toBe(false);
  });

  it('has asked every past question and left none open', () => {
    const asked = demo.shoppers.flatMap((shopper) => shopper.pastQuestions.map((question) => question.text));
    const sent = history.flatMap(({ event }) =>
      event.type === 'ShopperMessageSent' && !event.data.choice ? [event.data.text] : [],
    );
    expect(sent.toSorted()).toEqual(asked.toSorted());
    const count = (type: string) => history.filter(({ event }) => event.type === type).length;
    expect(count('ConversationResolved')).toBe(count('ConversationStarted'));
  });

  it('has offered help in the past, as the policies of the demo say, and not in the last week', async () => {
    const offers = history.flatMap(({ event }) => (event.type === 'HelpOffered' ? [event] : []));
    expect(offers.length).toBeGreaterThan(60);
    const held = offers.filter(({ data }) => data.arm === 'hold-out').length;
    expect(held).toBeGreaterThan(5);
    const week = now.getTime() - 7 * DAY;
    expect(offers.every(({ metadata }) => Date.parse(metadata.occurredAt) < week)).toBe(true);
    const file = await readFile(fileURLToPath(new URL('../../../demo/policies.yml', import.meta.url)), 'utf8');
    for (const id of new Set(offers.map(({ data }) => data.policyId))) expect(file).toContain(`- id: ${id}\n`);
    const count = (type: string) => history.filter(({ event }) => event.type === type).length;
    expect(count('HelpAccepted')).toBeGreaterThan(10);
    expect(count('HelpShown')).toBeLessThanOrEqual(offers.length - held);
  });
});
