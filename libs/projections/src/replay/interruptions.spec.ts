import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EventFilter, InMemoryEventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { type Change, type CommitOptions, InMemoryReadModels, type ReadModel } from '#read-models';
import { type Act, acts, drop, pour, purses, stored } from '../../test/purses.js';
import { eventually, ReplaysAtWork } from '../../test/replays-at-work.js';

const opened: ReplaysAtWork[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.stop()));
});

/** A log that is read one batch at a time: each waits until the test lets it pass. */
class GatedStore extends InMemoryEventStore {
  readonly reads: bigint[] = [];
  gate: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;

  close_(): void {
    this.gate = new Promise((resolve) => (this.open = resolve));
  }
  letPass(): void {
    this.open();
  }

  override async readAll(after: bigint, filter?: EventFilter, limit?: number): Promise<RecordedEvent[]> {
    if (limit === BATCH) {
      this.reads.push(after);
      await this.gate;
    }
    return super.readAll(after, filter, limit);
  }
}
const BATCH = 10;

/** Read models of a process that dies at a commit, before or after it is done. */
class DyingReadModels extends InMemoryReadModels {
  left = Infinity;
  isAfter = false;

  override async commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    options?: CommitOptions,
  ): Promise<void> {
    const dies = model.generation !== undefined && this.left-- === 0;
    if (!dies || this.isAfter) await super.commit(model, changes, checkpoint, options);
    if (dies) throw new Error('killed');
  }
}

const many = (count: number): readonly Act[] =>
  Array.from({ length: count }, (_, n) => drop(`p${String(n % 7)}`, n + 1));

async function gated(events = 45): Promise<{ replays: ReplaysAtWork; store: GatedStore }> {
  const store = new GatedStore();
  await stored(many(events), store);
  const replays = await new ReplaysAtWork(store, new InMemoryReadModels(), purses, BATCH).start();
  opened.push(replays);
  await replays.untilCurrent();
  store.close_();
  return { replays, store };
}

describe('a running replay', () => {
  it('pauses between two batches, and goes on from there', async () => {
    const { replays, store } = await gated();
    const replayId = await replays.begin();
    await eventually(async () => store.reads.length === 1 || undefined);
    await replays.ask({ type: 'PauseReplay', replayId });
    store.letPass();
    const paused = await eventually(async () => {
      const view = await replays.until(replayId, 'paused');
      return view.done > 0 ? view : undefined;
    });
    expect(paused).toMatchObject({ done: 10, total: 45, position: '10', can: ['resume', 'cancel'] });
    expect(await replays.documents(paused.generation)).toHaveLength(7);
    expect(store.reads).toEqual([0n]);

    await replays.ask({ type: 'ResumeReplay', replayId });
    const ready = await replays.until(replayId, 'ready');
    expect(store.reads).toEqual([0n, 10n, 20n, 30n, 40n]);
    expect(ready).toMatchObject({ done: 45, total: 45 });
    expect(await replays.documents(ready.generation)).toEqual(await replays.documents());
  });

  it('goes on after a restart of the process, and does nothing twice', async () => {
    const { replays, store } = await gated();
    const replayId = await replays.begin();
    await eventually(async () => store.reads.length === 1 || undefined);
    const restarted = replays.restart();
    store.letPass();
    await restarted;
    const ready = await replays.until(replayId, 'ready');
    expect(store.reads).toEqual([0n, 10n, 20n, 30n, 40n]);
    expect(await replays.documents(ready.generation)).toEqual(await replays.documents());
  });

  it('is cancelled between two batches, and nothing of it is left', async () => {
    const { replays, store } = await gated();
    const replayId = await replays.begin();
    await eventually(async () => store.reads.length === 1 || undefined);
    await replays.ask({ type: 'CancelReplay', replayId });
    store.letPass();
    await eventually(async () => (await replays.models.generations(purses)).length === 1 || undefined);
    expect((await replays.until(replayId, 'cancelled')).can).toEqual([]);
  });

  it('shows how far it is while it runs', async () => {
    const { replays, store } = await gated();
    const replayId = await replays.begin();
    await eventually(async () => store.reads.length === 1 || undefined);
    const view = await eventually(async () => {
      const running = await replays.until(replayId, 'running');
      return running.total > 0 ? running : undefined;
    });
    expect(view).toMatchObject({ done: 0, total: 45, startedBy: 'ada', can: ['pause', 'cancel'] });
    store.letPass();
    await replays.until(replayId, 'ready');
  });
});

it('comes to the same after any death at any commit, in as many halves as there are', async () => {
  const deaths = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.boolean()), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(acts, deaths, async (all, commits) => {
      const models = new DyingReadModels();
      const replays = await new ReplaysAtWork(await stored(all), models, purses, BATCH).start();
      const replayId = await replays.begin();
      for (const [left, isAfter] of commits) {
        Object.assign(models, { left, isAfter });
        await replays.restart();
      }
      const { generation } = await replays.until(replayId, 'ready');
      await replays.untilCurrent();
      expect(await replays.documents(generation)).toEqual(await replays.documents());
      await replays.stop();
    }),
    { numRuns: 30 },
  );
});

it('is done once where two processes do it: one of them stands by', async () => {
  const store = await stored([...many(200), pour('p1', 'p2')]);
  const models = new InMemoryReadModels();
  const both = [1, 2].map(() => new ReplaysAtWork(store, models, purses, BATCH));
  opened.push(...both);
  await Promise.all(both.map((one) => one.start()));
  const [one, other] = both;
  const view = await one?.replayed();
  expect(view).toMatchObject({ state: 'ready', done: 201, total: 201 });
  await one?.untilCurrent();
  expect(await one?.documents(view?.generation)).toEqual(await one?.documents());
  expect(await models.generations(purses)).toHaveLength(2);
  await one?.ask({ type: 'SwapIn', replayId: view?.replayId ?? '', live: 1 });
  await other?.untilLive(view?.generation ?? 0);
  await stored([drop('p1', 1_000)], store);
  await one?.untilCurrent();
  const types = (await store.readAll(201n)).map(({ type }) => type);
  expect(types).toEqual(['ReplayStarted', 'ReplayCompleted', 'ShadowSwappedIn', 'CoinDropped']);
});

it('says what it waits for where something fails that is not its own, and goes on when it works again', async () => {
  const models = new DyingReadModels();
  const replays = await new ReplaysAtWork(await stored(many(30)), models, purses, BATCH).start();
  opened.push(replays);
  models.left = 0;
  const replayId = await replays.begin();
  const waiting = await eventually(async () => {
    const view = await replays.book.find(replayId);
    return view?.reason === undefined ? undefined : view;
  });
  expect(waiting.reason).toContain('killed. It is tried again at');
  const ready = await replays.until(replayId, 'ready');
  expect(ready).toMatchObject({ done: 30, total: 30 });
  expect(ready.reason).toBeUndefined();
});
