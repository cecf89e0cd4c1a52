import { afterEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import type { Committed } from '#projections';
import {
  type Change,
  type CommitOptions,
  type Healed,
  InMemoryReadModels,
  type ReadModel,
} from '#read-models';
import { added, carts, event, fragile } from '../test/carts.js';
import { runToHead, running, stopAll, until } from '../test/running.js';

afterEach(stopAll);

/** Read models on a disk that fails, as often as it is told to. */
class FailingReadModels extends InMemoryReadModels {
  failures: Error[] = [];
  damage: Healed | undefined;

  override async commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    options?: CommitOptions,
  ): Promise<void> {
    const failure = this.failures.shift();
    if (failure) throw failure;
    await super.commit(model, changes, checkpoint, options);
  }

  override async heal(model?: ReadModel): Promise<Healed | undefined> {
    const { damage } = this;
    this.damage = undefined;
    if (damage && model) await this.clear(model);
    return damage;
  }
}

const full = (): Error => new Error('the disk is full');
const damaged = (): Error => Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });

describe('a projection whose read models fail', () => {
  it('says why and when it tries again, and goes on when they work', async () => {
    const models = new FailingReadModels();
    const errors: unknown[] = [];
    const { store, runner } = running([carts], { models, onError: (error) => errors.push(error) });
    models.failures = [full(), full()];
    const { position } = await store.append('cart-1', [added('scarf')]);
    await runner.start();
    await expect(runner.untilCaughtUp(position, 'carts')).rejects.toThrow('the disk is full');
    const [status] = await runner.status();
    expect(status).toMatchObject({ state: 'stopped', error: { message: 'the disk is full', position: '0' } });
    expect(Date.parse(status?.error?.retryAt ?? '')).toBeGreaterThan(0);
    await until(async () => (await runner.status())[0]?.state === 'live');
    expect(await models.get(carts, 'cart-1')).toEqual({ items: ['scarf'] });
    expect((await runner.status())[0]?.error).toBeUndefined();
    expect(errors).toHaveLength(2);
  });

  it('holds up no other', async () => {
    const models = new FailingReadModels();
    const other = { ...carts, name: 'others' };
    const { store, runner } = running([carts, other], { models });
    models.failures = [full()];
    const { position } = await store.append('cart-1', [added('scarf')]);
    await runner.start();
    await runner.untilCaughtUp(position, 'others');
    expect(await models.get(other, 'cart-1')).toEqual({ items: ['scarf'] });
  });

  it('does not start with an event half applied', async () => {
    const models = new FailingReadModels();
    const { store, runner } = running([fragile()], { models });
    await runner.start();
    models.failures = [full()];
    await store.append('cart-1', [added('scarf'), added('poison'), added('hat')]);
    await until(async () => (await models.checkpoint(fragile())) >= 3n);
    expect(await models.get(fragile(), 'cart-1')).toEqual({ items: ['scarf', 'hat'] });
    expect(await runner.status()).toMatchObject([{ quarantined: 1 }]);
  });
});

describe('a projection whose documents are damaged', () => {
  it('builds them anew from the log, and says so until it is done', async () => {
    const models = new FailingReadModels();
    const told: unknown[] = [];
    const { store, runner } = running([carts], { models, onError: (error) => told.push(error) });
    await store.append('cart-1', [added('scarf'), added('hat')]);
    await runner.start();
    await runner.untilCaughtUp(2n, 'carts');
    const commits: Committed[] = [];
    runner.onCommitted((commit) => commits.push(commit));
    models.failures = [damaged()];
    models.damage = { reason: 'page 7 is torn', keptAt: 'carts.damaged' };
    await store.append('cart-1', [added('glove')]);
    await until(async () => (await models.checkpoint(carts)) >= 3n);
    expect(await models.get(carts, 'cart-1')).toEqual({ items: ['scarf', 'hat', 'glove'] });
    expect(String(told.at(-1))).toContain('page 7 is torn');
    expect(String(told.at(-1))).toContain('carts.damaged');
    expect(commits.some(({ everything }) => everything)).toBe(true);
  });

  it('notices damage before it begins', async () => {
    const store = new InMemoryEventStore();
    const models = new FailingReadModels();
    await store.append('cart-1', [added('scarf')]);
    await runToHead(store, models, carts);
    await models.commit(carts, [{ kind: 'put', key: 'cart-1', document: { items: ['#!§'] } }], 1n);
    models.damage = { reason: 'not a database' };
    await runToHead(store, models, carts);
    expect(await models.get(carts, 'cart-1')).toEqual({ items: ['scarf'] });
  });
});

describe('a projection whose documents are swapped', () => {
  const shouting = {
    replayId: 'r',
    variant: { settings: {}, withoutEvents: [], withoutStreams: ['cart-2'] },
  };

  async function swapped(idle: boolean) {
    const { store, models, runner } = running([carts]);
    await store.append('cart-1', [added('scarf')]);
    await store.append('cart-2', [added('hat')]);
    await runner.start();
    await runner.untilCaughtUp(2n, 'carts');
    const commits: Committed[] = [];
    runner.onCommitted((commit) => commits.push(commit));
    const generation = await models.addGeneration(carts, { about: shouting });
    await models.makeLive(carts, generation);
    if (!idle) await store.append('cart-2', [added('glove')]);
    await until(async () => (await models.place(carts)).position >= (idle ? 2n : 3n));
    return { store, models, runner, commits, generation };
  }

  it.each([
    ['at the next event', false],
    ['also where nothing happens', true],
  ])('goes on with the other generation, from its place and by its definition, %s', async (_, idle) => {
    const { models, runner, commits, generation } = await swapped(idle);
    expect(await models.find(carts)).toEqual([
      { key: 'all', document: { items: ['scarf'] } },
      { key: 'cart-1', document: { items: ['scarf'] } },
    ]);
    expect(await runner.status()).toMatchObject([{ generation, state: 'live' }]);
    expect(commits.some(({ everything }) => everything)).toBe(true);
  });

  it('goes back to the former generation, and catches up with what came meanwhile', async () => {
    const { store, models, runner } = await swapped(false);
    await models.makeLive(carts, 1);
    await store.append('cart-1', [event('CartEmptied')]);
    await until(async () => (await models.place(carts)).position >= 4n);
    expect(await models.find(carts)).toEqual([
      { key: 'all', document: { items: ['scarf', 'hat', 'glove'] } },
      { key: 'cart-2', document: { items: ['hat', 'glove'] } },
    ]);
    expect(await runner.status()).toMatchObject([{ generation: 1 }]);
  });

  it('tells in the log what the new generation has set aside', async () => {
    const { store, models, runner } = running([fragile()]);
    await store.append('cart-1', [added('scarf')]);
    await runner.start();
    await runner.untilCaughtUp(1n, 'fragile');
    const generation = await models.addGeneration(fragile());
    const entry = {
      eventId: 'e',
      projection: 'fragile',
      version: 1,
      position: '1',
      key: 'k',
      error: 'x',
      at: '2026',
    };
    const parts = { quarantine: [{ kind: 'put', key: 'e', document: entry } as const] };
    await models.commit({ ...fragile(), generation }, [], 1n, { parts });
    await models.makeLive(fragile(), generation);
    await until(async () => (await store.readStream('projection-fragile')).length > 0);
    expect(await store.readStream('projection-fragile')).toMatchObject([{ type: 'EventQuarantined' }]);
  });
});

it('says so when the log cannot be read', async () => {
  const store = new InMemoryEventStore();
  const { runner } = running([carts], { store });
  store.subscribe = () => {
    throw new Error('connection lost');
  };
  await runner.start();
  expect(await runner.status()).toMatchObject([
    { error: { message: 'The log cannot be read: connection lost', position: '0' } },
  ]);
});
