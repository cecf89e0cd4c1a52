import { order } from '../../test/shop.js';
import { InMemoryShop } from './in-memory-shop.js';
import { shopBackendContract } from './shop-backend.contract.js';

const now = () => new Date('2026-11-22T08:00:00Z');

shopBackendContract('the shop in memory', () =>
  Promise.resolve({
    shop: new InMemoryShop({
      now,
      orders: [
        order({ orderId: 'o-1', status: 'processing', placedAt: '2026-11-18T08:00:00Z' }),
        order({ orderId: 'o-2', status: 'placed', placedAt: '2026-11-19T08:00:00Z' }),
        order({ orderId: 'o-3', status: 'shipped', placedAt: '2026-11-17T08:00:00Z' }),
        order({ orderId: 'o-4', status: 'delivered', updatedAt: '2026-11-21T08:00:00Z' }),
      ],
    }),
    shopperId: 'u-1',
    strangerId: 'u-2',
    open: ['o-1', 'o-2'],
    shipped: 'o-3',
    delivered: { orderId: 'o-4', productId: 'p1' },
  }),
);
