import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  foresightStream,
  type ForesightView,
  type OnSiteShopper,
  type Recorded,
  type ShopperDetail,
  shopperStream,
} from '#protocol';
import { ForesightRole } from '../../src/roles/foresight-role.js';
import { agentSocket, cookieOf, eventually, track } from './clients.js';
import { CountingForesight, SwappableForesight } from './counting-foresight.js';
import { type Running, running } from './running.js';

let server: Running;
const serving = new SwappableForesight();
beforeAll(async () => {
  server = await running({ serving });
});
afterAll(() => server.remove());

const act = (who: string, event: string, id: string, properties: object = {}) => ({
  type: 'track',
  event,
  anonymousId: who,
  messageId: `${who}-${id}`,
  properties,
});
const viewed = (who: string, n: number) => act(who, 'Product Viewed', `v-${n}`, { product_id: `p-${n}` });
const failed = (who: string, n: number) => act(who, 'Payment Failed', `f-${n}`, { reason: 'declined' });

const roleOf = ({ house }: Running): ForesightRole => {
  const role = house.roles.find((one) => one instanceof ForesightRole);
  if (!(role instanceof ForesightRole)) throw new Error('nobody foresees');
  return role;
};
const saidOf = async ({ house }: Running, shopperId: string) =>
  (await house.store.readStream(foresightStream(shopperId))) as readonly Recorded<'QuestionPredicted'>[];
const idle = (server: Running) =>
  eventually(async () => ((await roleOf(server).status())[0]?.state === 'live' ? true : undefined));

describe('what a shopper is about to ask', () => {
  it('is not shown where nothing foresees, and is as soon as something does', async () => {
    await track(server, { batch: [failed('cold', 1), failed('cold', 2)] });
    const cookie = await cookieOf(server, 'agent');
    const look = async () => {
      const answer = await fetch(`${server.url}/api/shoppers/a-cold`, { headers: { cookie } });
      return answer.ok ? ((await answer.json()) as ShopperDetail) : undefined;
    };
    expect(await eventually(look)).not.toHaveProperty('foresight');
    await idle(server);
    serving.swap(new CountingForesight());
    expect((await eventually(look)).foresight?.question).toMatchObject({ intent: 'payment_failed' });
    await track(server, { batch: [viewed('cold', 1)] });
    await eventually(async () => (await saidOf(server, 'a-cold')).at(0));
  });

  it('is at the desk with the events that speak for it, before a word is typed', async () => {
    const agent = await agentSocket(server, await cookieOf(server, 'agent'));
    await track(server, { batch: [viewed('eve', 1), failed('eve', 1)] });
    const watched = await eventually(async () => {
      const reply = await agent.emitWithAck('shopper.watch', { shopperId: 'a-eve' });
      return reply.ok ? reply.value : undefined;
    });
    expect(watched.foresight?.question).toMatchObject({ intent: null, none: expect.closeTo(0.75) });

    const seen: ForesightView[] = [];
    agent.on('foresight.changed', (view) => seen.push(view));
    let onSite: readonly OnSiteShopper[] = [];
    agent.on('onsite', (shoppers) => (onSite = shoppers));
    await track(server, { batch: [failed('eve', 2)] });
    const view = await eventually(() =>
      seen.find(({ question, evidence }) => question.intent && evidence.length),
    );
    const events = await server.house.store.readStream(shopperStream('a-eve'));
    const failures = events.filter(({ type }) => type === 'PaymentFailed').map(({ id }) => id);
    expect(view).toMatchObject({
      shopperId: 'a-eve',
      question: { intent: 'payment_failed', probability: 0.8, band: 'sure' },
      model: { name: 'foresight', version: 'counting' },
    });
    expect(view.evidence.map(({ eventId }) => eventId).sort()).toEqual([...failures].sort());
    expect(view.evidence[0]).toMatchObject({
      type: 'PaymentFailed',
      detail: 'declined',
      subject: 'declined',
    });
    await eventually(() => onSite.find(({ question }) => question?.intent === 'payment_failed'));

    const said = await eventually(async () => (await saidOf(server, 'a-eve')).at(0));
    const last = events.at(-1);
    expect(said).toMatchObject({
      metadata: { causationId: last?.id, correlationId: last?.metadata.correlationId },
      data: { intent: 'payment_failed', band: 'sure', upTo: String(last?.position) },
    });
    expect(said.data.evidence.map(({ eventId }) => eventId).sort()).toEqual([...failures].sort());
    agent.close();
  });

  it('is written when it changes, not for every event, and not for what is history', async () => {
    const long = new Date(Date.now() - 5 * 3_600_000).toISOString();
    const ago = [1, 2].map((n) => ({ ...failed('old', n), timestamp: long }));
    for (const batch of [
      [...ago],
      [failed('now', 1), failed('now', 2)],
      [viewed('now', 1)],
      [failed('now', 3)],
    ]) {
      await track(server, { batch });
      await idle(server);
    }
    expect(await saidOf(server, 'a-now')).toHaveLength(1);
    expect(await saidOf(server, 'a-old')).toHaveLength(0);
    const cookie = await cookieOf(server, 'agent');
    const old = await (await fetch(`${server.url}/api/shoppers/a-old`, { headers: { cookie } })).json();
    expect(old).toMatchObject({ foresight: { question: { intent: 'payment_failed' } } });
  });

  it('skips what was outdated before it could be predicted, and ends with the last state', async () => {
    const before = roleOf(server).figures;
    const burst = Array.from({ length: 1_998 }, (_, n) => viewed('hasty', n));
    await track(server, { batch: [...burst, failed('hasty', 1), failed('hasty', 2)] });
    const said = await eventually(async () => (await saidOf(server, 'a-hasty')).at(-1));
    await idle(server);
    const after = roleOf(server).figures;
    const predictions = after.predictions - before.predictions;
    expect(predictions).toBeLessThan(20);
    expect(after.skipped - before.skipped + predictions).toBe(2_000);
    expect(said.data).toMatchObject({
      intent: 'payment_failed',
      upTo: String(await lastOf(server, 'a-hasty')),
    });
  });

  it('goes on after a restart: nothing is said twice, and nothing is forgotten', async () => {
    await track(server, { batch: [failed('back', 1), failed('back', 2), failed('half', 1)] });
    await eventually(async () => (await saidOf(server, 'a-back')).at(0));
    await server.stop();
    server = await running({ folder: server.folder, serving });
    await track(server, { batch: [viewed('back', 1), failed('half', 2)] });
    await eventually(async () => (await saidOf(server, 'a-half')).at(0));
    await idle(server);
    expect(await saidOf(server, 'a-back')).toHaveLength(1);
    expect((await saidOf(server, 'a-half'))[0]?.data).toMatchObject({
      intent: 'payment_failed',
      band: 'sure',
    });
  });

  it('is one person’s, under whatever id they did it', async () => {
    await track(server, { batch: [failed('anon', 1)] });
    await idle(server);
    const login = { type: 'identify', anonymousId: 'anon', userId: 'known', messageId: 'login' };
    await track(server, { batch: [login, failed('anon', 2)] });
    const said = await eventually(async () => (await saidOf(server, 'u-known')).at(0));
    expect(said.data).toMatchObject({ shopperId: 'u-known', intent: 'payment_failed' });
    expect(said.data.evidence).toHaveLength(2);
  });

  it('is shown by another process as well, from what was written down', async () => {
    await server.stop();
    const { folder } = server;
    server = await running({ folder, env: { PRESAGE_ROLES: 'gateway,projector' } });
    const foreseeing = await running({ folder, env: { PRESAGE_ROLES: 'foresight' }, serving });
    const agent = await agentSocket(server, await cookieOf(server, 'agent'));
    const seen: ForesightView[] = [];
    agent.on('foresight.changed', (view) => seen.push(view));
    const before = await agent.emitWithAck('shopper.watch', { shopperId: 'a-eve' });
    expect(before).toMatchObject({ value: { foresight: { question: { intent: 'payment_failed' } } } });
    const bought = act('eve', 'Product Viewed', 'elsewhere', { product_id: 'hp-k05' });
    await track(server, { batch: [bought] });
    const last = await eventually(async () =>
      (await server.house.store.readStream(shopperStream('a-eve'))).at(-1),
    );
    const { occurredAt } = last.metadata;
    await eventually(() => seen.find(({ at }) => Date.parse(at) >= Date.parse(occurredAt)));
    agent.close();
    await foreseeing.stop();
  });
});

const lastOf = async ({ house }: Running, shopperId: string): Promise<bigint | undefined> =>
  (await house.store.readStream(shopperStream(shopperId), { direction: 'backwards', limit: 1 }))[0]?.position;
