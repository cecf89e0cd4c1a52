import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { RecommendationFunnelView, Recommendations, VisitorReply } from '#protocol';
import { cookieOf, eventually, knownVisitor, post, shopperSocket, track, visitor } from './clients.js';
import { CountingForesight, SwappableForesight } from './counting-foresight.js';
import { type Running, running } from './running.js';

let server: Running;
beforeAll(async () => {
  server = await running({ serving: new SwappableForesight(new CountingForesight()) });
});
afterAll(() => server.remove());

const ask = async ({ token }: VisitorReply, query: Record<string, string>): Promise<Recommendations> => {
  const answer = await fetch(`${server.url}/api/recommendations?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Recommendations;
};
const funnel = async (): Promise<RecommendationFunnelView> => {
  const headers = { cookie: await cookieOf(server, 'administrator') };
  const answer = await fetch(`${server.url}/api/admin/recommendations/funnel?days=2`, { headers });
  return (await answer.json()) as RecommendationFunnelView;
};
const reached = (expected: Partial<RecommendationFunnelView['all']>) =>
  eventually(async () => {
    const { all } = await funnel();
    const isThere = Object.entries(expected).every(([name, value]) => all[name as 'shown'] === value);
    return isThere ? all : undefined;
  });
const deed = (who: VisitorReply, event: string, productId: string, recommendationId: unknown) => ({
  type: 'track',
  event,
  anonymousId: who.anonymousId,
  messageId: randomUUID(),
  properties: { product_id: productId, recommendation_id: recommendationId },
});

describe('recommendations', () => {
  it('come with reasons, never with what is looked at, in the cart or sold out', async () => {
    const who = await visitor(server);
    const popular = await ask(who, { place: 'home', limit: '4' });
    expect(popular.products).toHaveLength(4);
    expect(popular.products.every(({ reason }) => reason.kind === 'popular')).toBe(true);
    const first = popular.products[0]?.productId ?? '';
    await track(server, { batch: [deed(who, 'Product Added', first, undefined)] });
    const others = await eventually(async () => {
      const next = await ask(who, { place: 'product', product: 'hp-k05', language: 'zh' });
      return next.products.some(({ productId }) => productId === first) ? undefined : next;
    });
    expect(others.products.map(({ productId }) => productId)).not.toContain('hp-k05');
    const about = { productId: 'hp-k05', name: '20厘米主厨刀' };
    expect(others.products.map(({ reason }) => reason)).toContainEqual({ kind: 'similar', about });
  });

  it('are the same to page and socket within the hour, and are counted once', async () => {
    const who = await visitor(server);
    const before = (await funnel()).all.shown;
    const one = await ask(who, { place: 'cart', limit: '3' });
    const socket = await shopperSocket(server, who.token);
    const two = await socket.emitWithAck('recommend', { place: 'cart', limit: 3 });
    socket.close();
    expect(two).toEqual({ ok: true, value: one });
    await reached({ shown: before + 3 });
    expect((await funnel()).places.find(({ place }) => place === 'cart')).toMatchObject({ shown: 3 });
  });

  it('are followed to the order, also by one who logs in meanwhile', async () => {
    const before = (await funnel()).all;
    const who = await visitor(server);
    const { recommendationId, products } = await ask(who, { place: 'home', limit: '3' });
    const [chosen, other] = products.map(({ productId }) => productId);
    if (chosen === undefined || other === undefined) throw new Error('two products are needed');
    const view = deed(who, 'Product Viewed', chosen, recommendationId);
    await track(server, {
      batch: [view, { ...view, messageId: 'again' }, deed(who, 'Product Added', chosen, recommendationId)],
    });
    await reached({ viewed: before.viewed + 1, added: before.added + 1 });
    const login = await knownVisitor(server, 'shopper-002');
    const identify = { type: 'identify', userId: login.shopperId.slice(2), anonymousId: who.anonymousId };
    await track(server, { batch: [{ ...identify, messageId: 'login' }] });
    // The order does not say from which recommendation it came; to one of its products none had led.
    const lines = [
      { productId: chosen, quantity: 2 },
      { productId: other, quantity: 1 },
    ];
    const order = { token: login.token, checkoutId: randomUUID(), lines };
    expect((await post(server, '/shop/api/orders', order)).status).toBe(201);
    const price = products[0]?.price ?? 0;
    const all = await reached({ ordered: before.ordered + 1 });
    const earned = (all.revenue[0]?.amount ?? 0) - (before.revenue[0]?.amount ?? 0);
    expect(earned).toBeCloseTo(2 * price);
  });

  it('are followed by nobody else, under no made-up id, and not to another product', async () => {
    const who = await visitor(server);
    const thief = await visitor(server);
    const { recommendationId, products } = await ask(who, { place: 'chat', limit: '2' });
    const shown = products[0]?.productId ?? '';
    const before = (await funnel()).all;
    await track(server, {
      batch: [
        deed(thief, 'Product Viewed', shown, recommendationId),
        deed(who, 'Product Viewed', shown, randomUUID()),
        deed(who, 'Product Viewed', 'hp-e15', recommendationId),
        deed(who, 'Product Viewed', shown, { $ne: null }),
        deed(who, 'Product Added', shown, recommendationId),
      ],
    });
    const after = await reached({ added: before.added + 1 });
    expect(after.viewed).toBe(before.viewed);
  });
});
