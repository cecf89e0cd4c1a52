import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Portrait, ReplayView } from '#protocol';
import { shopperStream } from '#protocol';
import { Administrator } from './administrator.js';
import { adminSocket, agentSocket, eventually, shopperSocket, track, visitor } from './clients.js';
import { type Running, running } from './running.js';
import { event, writeHistory } from './shop-history.js';

const EVENTS = 40_000;
const SHOPPERS = 500;
const APRIL = Date.UTC(2026, 3, 1);

let server: Running;
let jonas: Administrator;
let mergeId: string;

beforeAll(async () => {
  server = await running();
  await writeHistory(server, EVENTS, SHOPPERS);
  const merged = event('u-anna', 0, 'ShoppersMerged', { from: 'a-browser-1', into: 'u-anna' }, APRIL);
  const view = event('u-anna', 1, 'ProductViewed', { product_id: 'p-1', category: 'lamps' }, APRIL);
  const { position } = await server.house.store.append(shopperStream('u-anna'), [merged, view]);
  mergeId = merged.id;
  await server.house.runner?.untilCaughtUp(position);
  jonas = await Administrator.at(server);
}, 120_000);
afterAll(() => server.remove());

const portraitOf = async (id: string): Promise<Portrait> =>
  (await jonas.get<{ portrait: Portrait }>(`/api/shoppers/${id}`)).portrait;

describe('an administrator', () => {
  it('starts a replay, pauses it, sees how far it is, and lets it go on to the end', async () => {
    const socket = await adminSocket(server, jonas.cookie);
    const told: ReplayView[] = [];
    socket.on('replays', (views) => told.push(...views));
    const started = await jonas.replay('portrait');
    expect(started).toMatchObject({ state: 'running', startedBy: 'Jonas', can: ['pause', 'cancel'] });
    await jonas.act(started.replayId, 'pause');
    const paused = await jonas.until(started.replayId, 'paused');
    expect(paused.done).toBeLessThan(EVENTS);
    await expect(jonas.replay('portrait')).rejects.toThrow('is being replayed already');

    await eventually(() => told.find(({ state }) => state === 'paused'));
    await jonas.act(started.replayId, 'resume');
    const ready = await jonas.until(started.replayId, 'ready');
    expect(ready).toMatchObject({ done: EVENTS + 2, total: EVENTS + 2, quarantined: 0 });
    await eventually(() =>
      told.find(({ replayId, state }) => replayId === started.replayId && state === 'ready'),
    );
    expect(told.map(({ state }) => state)).toContain('running');
    socket.close();

    expect(await jonas.compare(started.replayId)).toMatchObject({
      equal: SHOPPERS + 1,
      changed: 0,
      onlyLive: 0,
      onlyShadow: 0,
      samples: [],
    });
  });

  it('compares another half-life with the one in use, swaps it in, and undoes that', async () => {
    const before = await portraitOf('a-browser-7');
    const { replayId, generation } = await jonas.replayed('portrait', {
      variant: { settings: { halfLifeDays: 3 }, withoutEvents: [], withoutStreams: [] },
    });
    const { changed, samples } = await jonas.compare(replayId, 3);
    expect(changed).toBe(SHOPPERS);
    expect(samples).toHaveLength(3);
    expect(samples[0]?.fields).toContainEqual({ path: '/halfLifeDays', before: 14, after: 3 });

    expect(await jonas.act(replayId, 'swap')).toMatchObject({ state: 'swapped-in', can: ['undo', 'drop'] });
    const swapped = await portraitOf('a-browser-7');
    expect(swapped.halfLifeDays).toBe(3);
    expect(swapped.affinities.category[0]?.score).not.toEqual(before.affinities.category[0]?.score);
    await eventually(async () => {
      const status = await jonas.get<{ name: string; generation: number }[]>('/api/admin/projections');
      return status.find(({ name }) => name === 'portrait')?.generation === generation || undefined;
    });

    const view = { type: 'track', event: 'Product Viewed', anonymousId: 'browser-7', messageId: 'late' };
    await track(server, { batch: [{ ...view, properties: { product_id: 'p-9', category: 'lamps' } }] });
    await eventually(async () =>
      (await portraitOf('a-browser-7')).events > before.events ? true : undefined,
    );

    expect(await jonas.act(replayId, 'undo')).toMatchObject({
      state: 'undone',
      can: ['compare', 'swap', 'drop'],
    });
    const restored = await portraitOf('a-browser-7');
    expect(restored.halfLifeDays).toBe(14);
    expect(restored.events).toBe(before.events + 1);

    await jonas.act(replayId, 'drop');
    await eventually(async () => {
      const all = await server.house.readModels.generations({ name: 'portrait', version: 1, indexes: [] });
      return all.every((one) => one.generation !== generation) || undefined;
    });
  });

  it('sees two people again where their merge is left out, and nothing of a stream that is', async () => {
    expect((await portraitOf('a-browser-1')).shopperId).toBe('u-anna');
    const { replayId } = await jonas.replayed('portrait', {
      variant: {
        settings: {},
        withoutEvents: [mergeId],
        withoutStreams: [shopperStream('a-browser-2')],
      },
    });
    const { changed, onlyLive, samples } = await jonas.compare(replayId);
    expect({ changed, onlyLive }).toEqual({ changed: 2, onlyLive: 1 });
    expect(samples.map(({ key, kind }) => [key, kind])).toEqual([
      ['a-browser-1', 'changed'],
      ['a-browser-2', 'only-live'],
      ['u-anna', 'changed'],
    ]);
    await jonas.act(replayId, 'drop');
  });

  it('replays one shopper alone, and up to a moment in the past', async () => {
    const one = await jonas.replayed('portrait', { key: 'u-anna' });
    expect(one).toMatchObject({ done: EVENTS / SHOPPERS + 2, can: ['compare', 'swap', 'drop'] });
    expect(await jonas.compare(one.replayId)).toMatchObject({ changed: 0, onlyLive: 0, onlyShadow: 0 });

    const past = await jonas.replayed('portrait', { upTo: { time: '2026-01-31T00:00:00Z' } });
    expect(past.can).toEqual(['compare', 'drop']);
    expect(past.done).toBe(EVENTS / 2);
    await expect(jonas.act(past.replayId, 'swap')).rejects.toThrow('ends in the past');
  });

  it('is told what cannot be, and what to do instead', async () => {
    const variant = { settings: { halfLifeDays: -1 }, withoutEvents: [], withoutStreams: [] };
    await expect(jonas.replay('portrait', { variant })).rejects.toThrow('above 0');
    await expect(jonas.replay('nothing')).rejects.toThrow('There are: portrait');
    await expect(jonas.replay('portrait', { upTo: { position: '999999999' } })).rejects.toThrow(
      'not written yet',
    );
    await expect(jonas.act('unknown', 'pause')).rejects.toThrow('no such replay');
  });
});

it('sends nothing to anybody and writes nothing but about itself, whatever is replayed', async () => {
  const shopper = await shopperSocket(server, (await visitor(server)).token);
  await shopper.emitWithAck('message.send', { messageId: crypto.randomUUID(), text: 'Where is my order?' });
  const agent = await agentSocket(server, jonas.cookie);
  await agent.emitWithAck('shopper.watch', { shopperId: 'a-browser-7' });
  await quiet(agent, shopper);

  const heard: unknown[] = [];
  shopper.onAny((...message) => heard.push(message));
  // Who is on the site is told again from time to time, whether anything happens or not.
  agent.onAny((name: string) => name !== 'onsite' && heard.push(name));
  const before = await server.house.store.head();
  for (const { name } of server.house.projections) await jonas.replayed(name);

  const written = await server.house.store.readAll(before, {}, 10_000);
  expect(written.map(({ type }) => type)).toEqual(
    server.house.projections.flatMap(() => ['ReplayStarted', 'ReplayCompleted']),
  );
  expect(written.filter(({ stream }) => !stream.startsWith('projection-'))).toEqual([]);
  expect(heard).toEqual([]);
  shopper.close();
  agent.close();
}, 120_000);

/** Waits until nothing has been heard for a while. */
async function quiet(...sockets: readonly { onAny(listener: () => void): unknown; offAny(): unknown }[]) {
  let last = performance.now();
  for (const socket of sockets) socket.onAny(() => (last = performance.now()));
  await eventually(() => performance.now() - last > 1_000 || undefined);
  for (const socket of sockets) socket.offAny();
}
