import type { OrderView } from '#protocol';
import { type Asked, type ShopFacts, shopActs } from '../src/index.js';

/** A shop, an order and a question that the specifications vary. */
export const shop: ShopFacts = {
  name: { en: 'Lumen & Leaf', zh: 'Lumen & Leaf' },
  returnDays: 30,
  freeShippingFrom: { amount: 49, currency: 'USD' },
};

export const order = (over: Partial<OrderView> = {}): OrderView => ({
  orderId: '10234',
  shopperId: 'u-1',
  status: 'shipped',
  total: 89.9,
  currency: 'USD',
  products: [{ productId: 'p1', name: 'Linen shirt', quantity: 1 }],
  placedAt: '2026-11-20T10:00:00Z',
  updatedAt: '2026-11-21T10:00:00Z',
  expectedAt: '2026-11-24',
  ...over,
});

type AskedOver = { readonly [Key in keyof Asked]?: Exclude<Asked[Key], undefined> };

/** A question read as `ranking` says; sure, in English, with one order, unless said otherwise. */
export const asked = (
  text: string,
  ranking: readonly (readonly [intent: string, probability: number])[],
  over: AskedOver = {},
  band: NonNullable<Asked['classification']>['band'] = 'sure',
): Asked & Required<Pick<Asked, 'classification'>> => ({
  conversationId: 'c-1',
  messageId: 'm-1',
  text,
  classification: {
    ranking: ranking.map(([intent, probability]) => ({ intent, probability })),
    band,
    outOfScope: false,
  },
  language: 'en',
  unsureReplies: 0,
  flows: [],
  shopperIds: ['u-1', 'a-1'],
  orders: [order()],
  now: new Date('2026-11-22T08:00:00Z'),
  ...over,
});

export const everyAct = new Set(shopActs);
