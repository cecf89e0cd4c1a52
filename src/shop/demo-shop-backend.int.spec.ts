import { expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { derivedId, type NewEvent, SystemClock } from '#kernel';
import { type DataOf, isForgotten, shopperStream } from '#protocol';
import { InMemoryReadModels } from '#read-models';
import { ordersProjection } from '#shopper';
import { project } from '#testing';
import {
  type ShopExample,
  shopBackendContract,
} from '../../libs/assistance/src/shop/shop-backend.contract.js';
import { DemoShop } from './demo-shop.js';
import { DemoShopBackend } from './demo-shop-backend.js';
import { InvoiceLinks } from './invoice-links.js';

const shopperId = 'u-7';
const DAY = 86_400_000;
const products = [{ product_id: 'hp-k01', name: 'Cast-iron skillet 26 cm', price: 39.9, quantity: 1 }];

let made = 0;
const event = (type: 'OrderCompleted' | 'OrderUpdated', data: object, daysAgo: number): NewEvent => ({
  id: derivedId('demo-backend-spec', String(++made)),
  type,
  schemaVersion: 1,
  data,
  metadata: {
    correlationId: 'c',
    actor: { kind: 'shop', id: 'harbour-pine' },
    occurredAt: new Date(Date.now() - daysAgo * DAY).toISOString(),
  },
});
const orders = (): NewEvent[] => [
  event('OrderCompleted', { order_id: 'HP-4', products }, 9),
  event('OrderUpdated', { order_id: 'HP-4', status: 'delivered' }, 1),
  event('OrderCompleted', { order_id: 'HP-3', products }, 4),
  event('OrderUpdated', { order_id: 'HP-3', status: 'shipped' }, 3),
  event('OrderCompleted', { order_id: 'HP-1', products, total: 39.9, currency: 'EUR' }, 2),
  event('OrderCompleted', { order_id: 'HP-2', products }, 1),
];

async function example(): Promise<ShopExample & { readonly store: InMemoryEventStore }> {
  const store = new InMemoryEventStore();
  await store.append(shopperStream(shopperId), orders());
  const readModels = new InMemoryReadModels();
  await readModels.define(ordersProjection);
  const documents = project<object>(ordersProjection, await store.readAll(0n));
  const changes = [...documents].map(([key, document]) => ({ kind: 'put' as const, key, document }));
  await readModels.commit(ordersProjection, changes, 1n);
  const links = new InvoiceLinks('a secret of sixteen');
  const clock = new SystemClock();
  return {
    shop: new DemoShopBackend({ store, readModels, clock, shop: await DemoShop.load(), links }),
    store,
    shopperId,
    strangerId: 'u-8',
    open: ['HP-1', 'HP-2'],
    shipped: 'HP-3',
    delivered: { orderId: 'HP-4', productId: 'hp-k01' },
  };
}

shopBackendContract('the demo shop', example);

it('tells what it did as the shopper’s events, the new address as what tells who they are', async () => {
  const { shop, store } = await example();
  const address = { recipient: 'Mira Holm', street: 'Elbchaussee 12', postcode: '22765', city: 'Hamburg' };
  await shop.act({ act: 'change_address', flowId: 'f-1', shopperId, orderId: 'HP-1', address });
  await shop.act({ act: 'cancel_order', flowId: 'f-2', shopperId, orderId: 'HP-1', reason: 'too-slow' });
  const [moved, cancelled] = (await store.readStream(shopperStream(shopperId))).slice(-2);
  const { shipping_address: told } = moved?.data as DataOf<'OrderUpdated'>;
  expect(isForgotten(told)).toBe(false);
  expect(told).toEqual(address);
  expect(cancelled).toMatchObject({
    type: 'OrderCancelled',
    data: { order_id: 'HP-1', total: 39.9, reason: 'too-slow' },
    metadata: { actor: { kind: 'shop' } },
  });
});

it('registers no second return of the same thing', async () => {
  const { shop } = await example();
  const back = {
    act: 'start_return',
    shopperId,
    orderId: 'HP-4',
    productIds: ['hp-k01'],
    reason: 'other',
  } as const;
  expect(await shop.act({ ...back, flowId: 'f-1' })).toMatchObject({ outcome: 'done' });
  expect(await shop.act({ ...back, flowId: 'f-2' })).toEqual({
    outcome: 'refused',
    reason: 'already-returned',
  });
});

it('knows its invoices by their address, and no other', () => {
  const links = new InvoiceLinks('a secret of sixteen');
  const link = { reference: 'IN-1', flowId: 'f', orderId: 'HP-1', shopperId };
  const token = links.to(link).split('key=').at(-1) ?? '';
  expect(links.read(token)).toEqual(link);
  expect(links.read(`x${token}`)).toBeUndefined();
  expect(new InvoiceLinks('another secret here').read(token)).toBeUndefined();
  expect(links.read('')).toBeUndefined();
});
