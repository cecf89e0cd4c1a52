import { describe, expect, it } from '@jest/globals';
import type { Acted, ShopAction, ShopBackend } from './shop-backend.js';

/** A shop with one shopper's orders in every state that matters, each of the products that it sells. */
export interface ShopExample {
  readonly shop: ShopBackend;
  readonly shopperId: string;
  /** Somebody who is known and has none of these orders. */
  readonly strangerId: string;
  /** Being prepared; two of them. */
  readonly open: readonly [string, string];
  /** On its way. */
  readonly shipped: string;
  /** Delivered yesterday, and what was in it. */
  readonly delivered: { readonly orderId: string; readonly productId: string };
  close?(): Promise<void>;
}

/** What every {@link ShopBackend} promises. */
export function shopBackendContract(name: string, example: () => Promise<ShopExample>): void {
  const within = async (check: (shop: ShopExample) => Promise<void>): Promise<void> => {
    const shop = await example();
    try {
      await check(shop);
    } finally {
      await shop.close?.();
    }
  };
  const cancel = ({ shopperId }: ShopExample, orderId: string, flowId: string): ShopAction => ({
    ...{ act: 'cancel_order', flowId, shopperId, orderId, reason: 'changed-mind' },
  });

  describe(`${name}, as a shop backend`, () => {
    it('gives a shopper’s own orders, newest first, and nobody else any of them', () =>
      within(async ({ shop, shopperId, strangerId, shipped }) => {
        const orders = await shop.orders(shopperId);
        expect(orders.map(({ orderId }) => orderId)).toContain(shipped);
        const placed = orders.map(({ placedAt }) => Date.parse(placedAt));
        expect(placed).toEqual([...placed].sort((a, b) => b - a));
        expect(await shop.orders(strangerId)).toEqual([]);
      }));

    it('does what it is asked once, however often it is asked', () =>
      within(async (one) => {
        const action = cancel(one, one.open[0], 'flow-1');
        const [first, second] = await Promise.all([one.shop.act(action), one.shop.act(action)]);
        expect(first).toMatchObject({ outcome: 'done', reference: expect.stringMatching(/./) });
        expect(second).toEqual(first);
        expect(await one.shop.act(action)).toEqual(first);
      }));

    it('refuses to cancel what is cancelled or shipped', () =>
      within(async (one) => {
        await one.shop.act(cancel(one, one.open[0], 'flow-1'));
        const refused = (reason: string): Acted => ({ outcome: 'refused', reason }) as Acted;
        expect(await one.shop.act(cancel(one, one.open[0], 'flow-2'))).toEqual(refused('already-cancelled'));
        expect(await one.shop.act(cancel(one, one.shipped, 'flow-3'))).toEqual(refused('already-shipped'));
      }));

    it('takes an order that is not theirs for one that is not there', () =>
      within(async (one) => {
        const foreign = cancel({ ...one, shopperId: one.strangerId }, one.open[1], 'flow-1');
        const missing = cancel(one, 'no-such-order', 'flow-2');
        const unknown = { outcome: 'refused', reason: 'unknown-order' };
        expect(await one.shop.act(foreign)).toEqual(unknown);
        expect(await one.shop.act(missing)).toEqual(unknown);
        expect(await one.shop.act(cancel(one, one.open[1], 'flow-3'))).toMatchObject({ outcome: 'done' });
      }));

    it('changes an address before dispatch, and takes back what was delivered', () =>
      within(async ({ shop, shopperId, open, shipped, delivered }) => {
        const address = {
          recipient: 'Mira Holm',
          street: 'Elbchaussee 12',
          postcode: '22765',
          city: 'Hamburg',
        };
        const change = { act: 'change_address', shopperId, address } as const;
        expect(await shop.act({ ...change, flowId: 'f-1', orderId: open[1] })).toMatchObject({
          outcome: 'done',
        });
        expect(await shop.act({ ...change, flowId: 'f-2', orderId: shipped })).toMatchObject({
          reason: 'already-shipped',
        });
        const { orderId, productId } = delivered;
        const back = { act: 'start_return', shopperId, productIds: [productId], reason: 'damaged' } as const;
        expect(await shop.act({ ...back, flowId: 'f-3', orderId })).toMatchObject({ outcome: 'done' });
        expect(await shop.act({ ...back, flowId: 'f-4', orderId: shipped })).toMatchObject({
          reason: 'not-delivered',
        });
      }));

    it('issues an invoice with a document to open', () =>
      within(async ({ shop, shopperId, delivered: { orderId } }) => {
        const company = { name: 'Holm & Söhne GmbH', taxNumber: 'DE123456789' };
        const action = { act: 'invoice', flowId: 'f-1', shopperId, orderId, company } as const;
        expect(await shop.act(action)).toMatchObject({
          outcome: 'done',
          document: { title: expect.any(String), url: expect.stringMatching(/^(https?:\/)?\//) },
        });
      }));
  });
}
