import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as bodyOf } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { InMemoryShop, type ShopAction, ShopUnavailable } from '#assistance';
import { SystemClock } from '#kernel';
import { isSignedWith } from '#outbound';
import type { OrderView } from '#protocol';
import { shopBackendContract } from '../../assistance/src/shop/shop-backend.contract.js';
import { HttpShopBackend } from './index.js';

const secret = 'sixteen characters at least';
const servers: Server[] = [];

interface Request {
  readonly path: string;
  readonly body: string;
  readonly signature: string | undefined;
}
type Answer = (request: Request) => Promise<{ readonly status: number; readonly body: string }>;

/** A shop's server, and the address it listens on. */
async function serving(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    void (async () => {
      const signature = request.headers['presage-signature'];
      const { status, body } = await answer({
        path: request.url ?? '',
        body: await bodyOf(request),
        signature: Array.isArray(signature) ? signature[0] : signature,
      });
      response.writeHead(status, { location: '/elsewhere' }).end(body);
    })();
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/presage`;
}
const close = async (): Promise<void> => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
};
afterEach(close);

/** What a shop would write: it checks the signature, then does what it is asked. */
const asShop =
  (shop: InMemoryShop): Answer =>
  async ({ path, body, signature }) => {
    if (!isSignedWith(secret, body, signature ?? '', new Date())) return { status: 401, body: '' };
    const input = JSON.parse(body) as ShopAction & {
      shopperId: string;
      ids: string[];
      text: string;
      limit: number;
    };
    const answers: Readonly<Record<string, () => Promise<unknown>>> = {
      '/presage/orders': async () => ({ orders: await shop.orders(input.shopperId) }),
      '/presage/products': async () => ({ products: await shop.products(input.ids) }),
      '/presage/products/find': async () => ({ products: await shop.findProducts(input.text, input.limit) }),
      '/presage/acts': () => shop.act(input),
    };
    return { status: 200, body: JSON.stringify(await answers[path]?.()) };
  };

const shopAt = (url: string, more = {}) =>
  new HttpShopBackend({ url, secret, clock: new SystemClock(), ...more });

const order = (orderId: string, status: OrderView['status'], placedAt: string): OrderView => ({
  ...{
    orderId,
    shopperId: 'u-1',
    status,
    placedAt,
    updatedAt: new Date(Date.now() - 86_400_000).toISOString(),
  },
  products: [{ productId: 'p1', quantity: 1 }],
});

shopBackendContract('a shop over HTTP', async () => {
  const shop = new InMemoryShop({
    now: () => new Date(),
    orders: [
      order('o-1', 'processing', '2026-11-18T08:00:00Z'),
      order('o-2', 'placed', '2026-11-19T08:00:00Z'),
      order('o-3', 'shipped', '2026-11-17T08:00:00Z'),
      order('o-4', 'delivered', '2026-11-16T08:00:00Z'),
    ],
  });
  return {
    shop: shopAt(await serving(asShop(shop))),
    shopperId: 'u-1',
    strangerId: 'u-2',
    open: ['o-1', 'o-2'],
    shipped: 'o-3',
    delivered: { orderId: 'o-4', productId: 'p1' },
    close,
  };
});

describe('a shop that cannot be asked', () => {
  const cancel = {
    act: 'cancel_order',
    flowId: 'f',
    shopperId: 'u-1',
    orderId: 'o-1',
    reason: 'other',
  } as const;
  const answers = (status: number, body: string): Promise<string> => serving(async () => ({ status, body }));

  it.each<[string, number, string]>([
    ['an error', 500, ''],
    ['a redirect', 307, ''],
    ['no JSON', 200, '<html>'],
    ['something else', 200, '{"outcome":"perhaps"}'],
    [
      'an address that runs a script',
      200,
      '{"outcome":"done","reference":"1","document":{"title":"x","url":"javascript:alert(1)"}}',
    ],
    [
      'an address that leads to another site',
      200,
      String.raw`{"outcome":"done","reference":"1","document":{"title":"x","url":"/\\evil.example"}}`,
    ],
    ['more than a megabyte', 200, ' '.repeat(1024 * 1024 + 1)],
  ])('is told of as that where it answers with %s', async (_, status, body) => {
    await expect(shopAt(await answers(status, body)).act(cancel)).rejects.toThrow(ShopUnavailable);
  });

  it('is not waited for longer than allowed, and not there is not there', async () => {
    const url = await serving(() => new Promise(() => undefined));
    await expect(shopAt(url, { timeoutMs: 50 }).act(cancel)).rejects.toThrow(/acts.*timeout/i);
    await close();
    await expect(shopAt(url).orders('u-1')).rejects.toThrow(ShopUnavailable);
  });
});
