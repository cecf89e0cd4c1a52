import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import type { DataOf } from '#protocol';
import { InMemoryReadModels } from '#read-models';
import { orderOf, ordersOf, ordersProjection, portraitProjection } from '#shopper';
import { project } from '#testing';
import { happened, merged } from '../../test/happened.js';

const DAY = 86_400_000;
const T0 = Date.UTC(2026, 2, 2, 9);

const completed = (id: string, order: Partial<DataOf<'OrderCompleted'>>, day = 0): RecordedEvent =>
  happened(id, 'OrderCompleted', { order_id: '1001', ...order }, T0 + day * DAY);
const updated = (id: string, order: Partial<DataOf<'OrderUpdated'>>, day = 1): RecordedEvent =>
  happened(id, 'OrderUpdated', { order_id: '1001', ...order }, T0 + day * DAY);

async function after(events: readonly RecordedEvent[]): Promise<InMemoryReadModels> {
  const readModels = new InMemoryReadModels();
  for (const projection of [ordersProjection, portraitProjection]) {
    await readModels.define(projection);
    const documents = project<object>(projection, events);
    const changes = [...documents].map(([key, document]) => ({ kind: 'put' as const, key, document }));
    await readModels.commit(projection, changes, 1n);
  }
  return readModels;
}

describe('orders', () => {
  it('tells an order as it stands', async () => {
    const products = [{ product_id: 'p', name: 'Lamp', price: 20, quantity: 2 }];
    const readModels = await after([
      completed('u-1', { products, currency: 'EUR' }),
      updated('u-1', {
        status: 'shipped',
        carrier: 'Post',
        tracking_number: 'T1',
        expected_at: '2026-03-06',
      }),
    ]);
    expect(await orderOf(readModels, 'u-1', '1001')).toEqual({
      orderId: '1001',
      shopperId: 'u-1',
      status: 'shipped',
      total: 40,
      currency: 'EUR',
      products: [{ productId: 'p', name: 'Lamp', price: 20, quantity: 2 }],
      placedAt: new Date(T0).toISOString(),
      updatedAt: new Date(T0 + DAY).toISOString(),
      carrier: 'Post',
      trackingNumber: 'T1',
      expectedAt: '2026-03-06',
    });
  });

  it('goes by when things happened, not by when they were heard', async () => {
    const readModels = await after([
      updated('u-1', { status: 'delivered', expected_at: '2026-03-05' }, 5),
      updated('u-1', { status: 'shipped', expected_at: '2026-03-04', carrier: 'Post' }, 2),
      completed('u-1', { total: 9 }),
    ]);
    expect(await orderOf(readModels, 'u-1', '1001')).toMatchObject({
      status: 'delivered',
      expectedAt: '2026-03-05',
      carrier: 'Post',
      total: 9,
      placedAt: new Date(T0).toISOString(),
    });
  });

  it('keeps the total of a refunded order, and gathers an order told product by product', async () => {
    const readModels = await after([
      completed('u-1', { total: 9, products: [{ product_id: 'a' }] }),
      completed('u-1', { products: [{ product_id: 'b' }] }),
      happened('u-1', 'OrderRefunded', { order_id: '1001', total: 3 }, T0 + DAY),
    ]);
    const order = await orderOf(readModels, 'u-1', '1001');
    expect(order).toMatchObject({ status: 'refunded', total: 9 });
    expect(order?.products.map(({ productId }) => productId)).toEqual(['a', 'b']);
  });

  it('belongs to whoever completed it first; nobody else can take or change it', async () => {
    const readModels = await after([
      updated('a-thief', { status: 'delivered' }, -1),
      completed('u-1', { total: 5 }),
      completed('a-thief', { total: 1 }),
      updated('a-thief', { status: 'cancelled' }, 3),
      happened('a-thief', 'OrderRefunded', { order_id: '1001' }, T0 + DAY),
    ]);
    expect(await orderOf(readModels, 'u-1', '1001')).toMatchObject({ status: 'placed', total: 5 });
    expect(await orderOf(readModels, 'a-thief', '1001')).toBeUndefined();
    expect(await ordersOf(readModels, 'a-thief')).toEqual([]);
  });

  it('takes an update under another id of the same person', async () => {
    const readModels = await after([
      completed('a-x', {}),
      merged('a-x', 'u-1', T0),
      updated('u-1', { status: 'shipped' }),
    ]);
    expect(await orderOf(readModels, 'u-1', '1001')).toMatchObject({ status: 'shipped', shopperId: 'a-x' });
  });

  it('shows a customer the orders of every id, newest first, and a visitor only their own', async () => {
    const readModels = await after([
      completed('a-x', { order_id: 'early' }, 0),
      completed('u-1', { order_id: 'late' }, 2),
      merged('a-x', 'u-1', T0),
    ]);
    const ids = async (shopperId: string) =>
      (await ordersOf(readModels, shopperId)).map(({ orderId }) => orderId);
    expect(await ids('u-1')).toEqual(['late', 'early']);
    // Anyone can claim to be u-1 with the public write key: that opens nothing.
    expect(await ids('a-x')).toEqual(['early']);
    expect(await orderOf(readModels, 'a-x', 'late')).toBeUndefined();
  });

  it('cannot be confused by an order id that looks like a shopper', async () => {
    const readModels = await after([
      merged('a-x', 'u-1', T0),
      completed('u-2', { order_id: 'shopper:a-x', total: 1 }),
      completed('u-2', { order_id: 'order:shopper:a-x', total: 2 }),
    ]);
    expect(await orderOf(readModels, 'u-2', 'shopper:a-x')).toMatchObject({ total: 1 });
    expect(await orderOf(readModels, 'u-2', 'order:shopper:a-x')).toMatchObject({ total: 2 });
  });
});
