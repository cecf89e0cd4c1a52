import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from '#event-store';
import { SystemClock } from '#kernel';
import { type Committed, type Projection, ProjectionNotRunning, ProjectionRunner } from '#projections';
import { added, type Cart, carts, event } from '../test/carts.js';
import { type Change, type CommitOptions, InMemoryReadModels, type ReadModel } from '#read-models';

/** Read models of a process that dies at the n-th commit, before or after it is done. */
class DyingReadModels extends InMemoryReadModels {
  left = Infinity;
  after = false;

  override async commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    options?: CommitOptions,
  ): Promise<void> {
    const dies = this.left-- <= 0;
    if (!dies || this.after) await super.commit(model, changes, checkpoint, options);
    if (dies) throw new Error('killed');
  }
}

describe('ProjectionRunner', () => {
  const runners: ProjectionRunner[] = [];
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  });

  function setUp(
    projections: readonly Projection[] = [carts],
    store = new InMemoryEventStore(),
    models = new DyingReadModels(),
  ) {
    const runner = new ProjectionRunner(store, models, projections, new SystemClock());
    runners.push(runner);
    return { store, models, runner };
  }
  const contents = async (models: InMemoryReadModels): Promise<unknown> =>
    models.find(carts, { limit: 10_000 });

  it('catches up, goes live, and moves on past events that it does not handle', async () => {
    const { store, models, runner } = setUp();
    await store.append('cart-1', [added('scarf'), added('hat'), event('Other')]);
    await runner.start();
    const live = await store.append('cart-2', [added('glove')]);
    await runner.untilCaughtUp(live.position, 'carts');
    expect(await models.get(carts, 'cart-1')).toEqual({ items: ['scarf', 'hat'] });
    expect(await models.get(carts, 'all')).toEqual({ items: ['scarf', 'hat', 'glove'] });
    const other = await store.append('cart-2', [event('Other'), event('CartEmptied')]);
    await runner.untilCaughtUp(other.position);
    expect(await models.get(carts, 'cart-2')).toBeUndefined();
    expect(await runner.status()).toMatchObject([
      { name: 'carts', version: 1, state: 'live', lag: 0, documents: 2, position: '6', head: '6' },
    ]);
  });

  it('saves the checkpoint of a projection that had nothing to do, when it stops', async () => {
    const { store, models, runner } = setUp();
    await runner.start();
    const { position } = await store.append('cart-1', [event('Other'), event('Other')]);
    await runner.untilCaughtUp(position);
    await runner.stop();
    expect(await models.checkpoint(carts)).toBe(position);
    expect(await runner.status()).toMatchObject([{ state: 'stopped' }]);
  });

  it('changes nothing when it is started again over the same events', async () => {
    const { store, models, runner } = setUp();
    await store.append('cart-1', [added('scarf'), added('hat')]);
    for (let i = 0; i < 3; i++) {
      await runner.start();
      await runner.untilCaughtUp(2n);
      await runner.stop();
    }
    expect(await models.get(carts, 'cart-1')).toEqual({ items: ['scarf', 'hat'] });
  });

  it('refuses to wait for a projection that nobody has', async () => {
    const { runner } = setUp();
    await runner.start();
    await expect(runner.untilCaughtUp(1n, 'nobody')).rejects.toThrow('nobody');
  });

  it('lets nobody wait for ever when it stops', async () => {
    const { runner } = setUp();
    await runner.start();
    const waiting = runner.untilCaughtUp(99n, 'carts');
    await Promise.all([expect(waiting).rejects.toBeInstanceOf(ProjectionNotRunning), runner.stop()]);
  });

  it('tells listeners what changed after it can be read, and survives one that throws', async () => {
    const store = new InMemoryEventStore();
    const models = new InMemoryReadModels();
    const failed = jest.fn();
    const runner = new ProjectionRunner(store, models, [carts], new SystemClock(), { onError: failed });
    runners.push(runner);
    const seen: [Committed, Promise<unknown>][] = [];
    runner.onCommitted(() => {
      throw new Error('listener');
    });
    const end = runner.onCommitted((commit) => seen.push([commit, models.get(carts, 'cart-1')]));
    await runner.start();
    const first = await store.append('cart-1', [added('scarf'), added('hat')]);
    await runner.untilCaughtUp(first.position);
    end();
    const second = await store.append('cart-1', [added('glove')]);
    await runner.untilCaughtUp(second.position);
    const document = { items: ['scarf', 'hat'] };
    const changes = [
      { kind: 'put', key: 'cart-1', document },
      { kind: 'put', key: 'all', document },
    ];
    expect(seen.map(([commit]) => commit)).toEqual([
      { projection: 'carts', version: 1, changes, position: 2n },
    ]);
    expect(await seen[0]?.[1]).toEqual(document);
    expect(failed).toHaveBeenCalledTimes(2);
  });

  it('has the same documents live, rebuilt, and after dying anywhere', async () => {
    const action = fc.oneof(
      { weight: 5, arbitrary: fc.record({ cart: fc.nat(4), item: fc.constantFrom('a', 'b', 'c') }) },
      { weight: 1, arbitrary: fc.record({ cart: fc.nat(4), item: fc.constant(undefined) }) },
    );
    const scenario = [
      fc.array(fc.array(action, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 }),
      fc.nat(6),
      fc.boolean(),
    ] as const;
    await fc.assert(
      fc.asyncProperty(...scenario, async (batches, commits, after) => {
        const { store, models: dying, runner: dead } = setUp();
        Object.assign(dying, { left: commits, after });
        const { models: liveModels, runner: live } = setUp([carts], store);
        await Promise.all([live.start(), dead.start()]);
        let position = 0n;
        for (const batch of batches) {
          for (const { cart, item } of batch) {
            const written = item === undefined ? event('CartEmptied') : added(item);
            ({ position } = await store.append(`cart-${String(cart)}`, [written]));
          }
          await live.untilCaughtUp(position);
        }
        await dead.untilCaughtUp(position);
        await dead.stop();
        dying.left = Infinity;
        const { runner: resumed } = setUp([carts], store, dying);
        const { models: fresh, runner: rebuilt } = setUp([carts], store);
        await Promise.all([resumed.start(), rebuilt.start()]);
        await Promise.all([resumed.untilCaughtUp(position), rebuilt.untilCaughtUp(position)]);
        expect(await contents(dying)).toEqual(await contents(liveModels));
        expect(await contents(fresh)).toEqual(await contents(liveModels));
        await Promise.all(runners.splice(0).map((runner) => runner.stop()));
      }),
      { numRuns: 40 },
    );
  });

  it('applies each event once where another process keeps the same documents and is ahead', async () => {
    const { store, models, runner: ahead } = setUp();
    const behind = Object.create(models) as DyingReadModels;
    behind.getMany = async (model, keys) => {
      // While this one loads, the other one takes everything and commits.
      await ahead.start();
      await ahead.untilCaughtUp(15n);
      return models.getMany(model, keys);
    };
    const { runner } = setUp([carts], store, behind);
    const items = Array.from({ length: 15 }, (_, n) => String(n));
    for (const item of items) await store.append('cart-1', [added(item)]);
    await runner.start();
    await runner.untilCaughtUp(15n, 'carts');
    expect(await models.get(carts, 'all')).toEqual({ items });
    expect(await models.checkpoint(carts)).toBe(15n);
  });

  it('catches up over many batches, and loads only documents that the batch needs', async () => {
    const { store, models, runner } = setUp();
    const getMany = jest.spyOn(models, 'getMany');
    for (let i = 0; i < 50; i++) {
      await store.append(
        `cart-${String(i % 7)}`,
        Array.from({ length: 100 }, (_, n) => added(String(n))),
      );
    }
    await runner.start();
    await runner.untilCaughtUp(5_000n);
    expect(await models.count(carts)).toBe(8);
    expect((await models.get<Cart>(carts, 'all'))?.items.at(-1)).toBe('99');
    expect(getMany.mock.calls.length).toBeLessThanOrEqual(5);
  });
});
