import { afterEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import type { NewEvent } from '#kernel';
import { isDegraded, quarantineGroups } from '#projections';
import { InMemoryReadModels } from '#read-models';
import { added, carts, event, fragile } from '../../test/carts.js';
import { runToHead, running, stopAll } from '../../test/running.js';

afterEach(stopAll);

const STREAM = 'projection-fragile';
const told = async (store: InMemoryEventStore, type: string) =>
  (await store.readStream(STREAM)).filter((one) => one.type === type);
const retryOf = (more: object = {}): NewEvent =>
  event('QuarantineRetryRequested', { projection: 'fragile', version: 1, ...more });

/** Two carts, three events that cannot be read for two causes. */
async function spoiled() {
  const store = new InMemoryEventStore();
  const models = new InMemoryReadModels();
  const poison = [added('poison ivy'), added('poison oak'), added('venom')] as const;
  await store.append('cart-1', [added('scarf'), poison[0], added('hat'), poison[1]]);
  await store.append('cart-2', [added('glove'), poison[2]]);
  await runToHead(store, models, fragile());
  return { store, models, poison };
}

async function retried(
  store: InMemoryEventStore,
  models: InMemoryReadModels,
  more: object = {},
): Promise<unknown> {
  await store.append(STREAM, [retryOf(more)]);
  await runToHead(store, models, fragile(true));
  return (await told(store, 'QuarantineRetried')).at(-1)?.data;
}

describe('an event that a projection cannot apply', () => {
  it('is set aside, and everything else goes on', async () => {
    const { store, models, runner } = running([fragile(), carts]);
    const poison = added('poison');
    const { position } = await store.append('cart-1', [added('scarf'), event('Other'), poison, added('hat')]);
    await runner.start();
    await runner.untilCaughtUp(position, 'fragile', 'carts');
    expect(await models.get(fragile(), 'cart-1')).toEqual({ items: ['scarf', 'hat'] });
    expect(await runner.status()).toMatchObject([
      { name: 'fragile', state: 'live', quarantined: 1 },
      { name: 'carts', state: 'live', quarantined: 0 },
    ]);
    expect(await isDegraded(models, fragile(), 'cart-1')).toBe(true);
    expect(await isDegraded(models, fragile(), 'cart-2')).toBe(false);
    expect(await quarantineGroups(models, fragile())).toMatchObject([
      {
        projection: 'fragile',
        cause: 'cannot read … at #',
        count: 1,
        documents: 1,
        samples: [
          {
            eventId: poison.id,
            type: 'ItemAdded',
            stream: 'cart-1',
            position: '3',
            key: 'cart-1',
            error: 'cannot read "poison" at 3',
          },
        ],
      },
    ]);
  });

  it('is told in the log once, whatever happens after the commit, and without what it quotes', async () => {
    const { store, models, poison } = await spoiled();
    const before = await told(store, 'EventQuarantined');
    await runToHead(store, models, fragile());
    expect(await told(store, 'EventQuarantined')).toEqual(before);
    expect(before.map(({ data }) => data)).toMatchObject(
      poison.map(({ id: eventId }) => ({ projection: 'fragile', version: 1, eventId })),
    );
    expect(before[0]).toMatchObject({
      data: { position: '2', key: 'cart-1', error: 'cannot read … at #' },
      metadata: { correlationId: 'c', causationId: poison[0].id },
    });
  });

  it('is told in the log also where the process died before it could', async () => {
    const { models, poison } = await spoiled();
    const forgetful = new InMemoryEventStore();
    await forgetful.append('cart-1', [added('scarf')]);
    await runToHead(forgetful, models, fragile());
    expect(await told(forgetful, 'EventQuarantined')).toHaveLength(poison.length);
  });

  it('may be one of which nobody can tell what it is about', async () => {
    const silent = { ...fragile(), keysOf: (): never => nothing() };
    const { store, models, runner } = running([silent]);
    const { position } = await store.append('cart-1', [added('poison')]);
    await runner.start();
    await runner.untilCaughtUp(position, 'fragile');
    expect(await isDegraded(models, silent, 'cart-1')).toBe(true);
    await runner.stop();
    await store.append(STREAM, [retryOf()]);
    await runToHead(store, models, { ...fragile(true), keysOf: (): never => nothing() });
    expect((await told(store, 'QuarantineRetried')).at(-1)?.data).toMatchObject({
      released: 0,
      stillFailing: 1,
    });
    expect(await quarantineGroups(models, silent)).toMatchObject([{ cause: 'no key', count: 1 }]);
    expect(await retried(store, models)).toMatchObject({ released: 1, stillFailing: 0 });
    expect(await models.get(fragile(), 'cart-1')).toEqual({ items: ['poison'] });
  });
});

function nothing(): never {
  throw new Error('no key');
}

describe('what is set aside', () => {
  it('is grouped by cause, the most frequent first, with the newest as samples', async () => {
    const { models, poison } = await spoiled();
    expect(await quarantineGroups(models, fragile())).toMatchObject([
      {
        cause: 'cannot read … at #',
        count: 2,
        documents: 1,
        samples: [{ eventId: poison[1].id }, { eventId: poison[0].id }],
      },
      { cause: 'venom is not a product', count: 1, documents: 1, samples: [{ eventId: poison[2].id }] },
    ]);
  });

  it('is released all at once after a fix, and the documents are as if nothing had failed', async () => {
    const { store, models } = await spoiled();
    expect(await retried(store, models)).toEqual({
      projection: 'fragile',
      version: 1,
      released: 3,
      stillFailing: 0,
    });
    expect(await models.find(fragile())).toEqual([
      { key: 'cart-1', document: { items: ['scarf', 'poison ivy', 'hat', 'poison oak'] } },
      { key: 'cart-2', document: { items: ['glove', 'venom'] } },
    ]);
    expect(await quarantineGroups(models, fragile())).toEqual([]);
    expect(await isDegraded(models, fragile(), 'cart-1')).toBe(false);
  });

  it('is released by cause', async () => {
    const { store, models } = await spoiled();
    expect(await retried(store, models, { cause: 'venom is not a product' })).toMatchObject({ released: 1 });
    expect(await models.get(fragile(), 'cart-2')).toEqual({ items: ['glove', 'venom'] });
    expect(await quarantineGroups(models, fragile())).toMatchObject([{ count: 2 }]);
  });

  it('is released one by one, with what else can be applied to the same document', async () => {
    const { store, models, poison } = await spoiled();
    expect(await retried(store, models, { eventIds: [poison[1].id] })).toMatchObject({ released: 1 });
    expect(await models.get(fragile(), 'cart-1')).toEqual({
      items: ['scarf', 'poison ivy', 'hat', 'poison oak'],
    });
    expect(await quarantineGroups(models, fragile())).toMatchObject([{ cause: 'venom is not a product' }]);
  });

  it('stays while it cannot be applied, and nothing else changes', async () => {
    const { store, models } = await spoiled();
    const documents = await models.find(fragile());
    const before = await quarantineGroups(models, fragile());
    await store.append(STREAM, [retryOf()]);
    await runToHead(store, models, fragile());
    expect((await told(store, 'QuarantineRetried')).at(-1)?.data).toMatchObject({
      released: 0,
      stillFailing: 3,
    });
    expect(await models.find(fragile())).toEqual(documents);
    expect(await quarantineGroups(models, fragile())).toEqual(before);
    expect(await told(store, 'EventQuarantined')).toHaveLength(3);
  });

  it('is tried again once for one request, also where the log is read again from the start', async () => {
    const { store, models } = await spoiled();
    await retried(store, models);
    await models.clear(fragile());
    await runToHead(store, models, fragile());
    expect(await told(store, 'QuarantineRetried')).toHaveLength(1);
    expect(await quarantineGroups(models, fragile())).toMatchObject([{ count: 2 }, { count: 1 }]);
  });

  it('is left alone by a request to another projection, or another version', async () => {
    const { store, models } = await spoiled();
    await store.append(STREAM, [retryOf({ projection: 'carts' }), retryOf({ version: 2 })]);
    await runToHead(store, models, fragile(true));
    expect(await told(store, 'QuarantineRetried')).toEqual([]);
    expect(await quarantineGroups(models, fragile())).toMatchObject([{ count: 2 }, { count: 1 }]);
  });
});

describe('a projection with too much set aside', () => {
  it('stops, says why and where, and goes on after a retry', async () => {
    const { store, models, runner } = running([fragile()]);
    await store.append('cart-1', [added('scarf')]);
    const poison = Array.from({ length: 10_000 }, (_, n) => added(`poison ${String(n)}`));
    for (let at = 0; at < 10_000; at += 1_000) await store.append('cart-2', poison.slice(at, at + 1_000));
    const last = added('poison again');
    await store.append('cart-1', [added('hat'), last, added('glove')]);
    await runner.start();
    await expect(runner.untilCaughtUp(await store.head(), 'fragile')).rejects.toThrow('10,000 events');
    expect(await runner.status()).toMatchObject([
      {
        state: 'stopped',
        quarantined: 10_000,
        error: {
          position: '10003',
          eventId: last.id,
          message: expect.stringContaining('cannot read "poison again"'),
        },
      },
    ]);
    expect(await models.get(fragile(), 'cart-1')).toEqual({ items: ['scarf', 'hat'] });
    await runner.stop();
    const { runner: cured } = running([fragile(true)], { store, models });
    const request = await store.append(STREAM, [retryOf()]);
    await cured.start();
    await cured.untilCaughtUp(request.position);
    await cured.untilCaughtUp(request.position, 'fragile');
    expect(await models.get(fragile(), 'cart-1')).toEqual({
      items: ['scarf', 'hat', 'poison again', 'glove'],
    });
    expect(await cured.status()).toMatchObject([{ state: 'live', quarantined: 0 }]);
  });
});
