import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slotOf } from '#event-store';
import { type Change, type CommitOptions, InMemoryReadModels, type ReadModel } from '#read-models';
import { acts, drop, pour, post, purses, stored } from '../../../test/purses.js';
import { ReplaysAtWork } from '../../../test/replays-at-work.js';
import { Territory } from './territory.js';

const opened: ReplaysAtWork[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.stop()));
});

/** Read models of a process that dies at a commit to a generation that is not live. */
class DyingReadModels extends InMemoryReadModels {
  left = Infinity;

  override async commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    options?: CommitOptions,
  ): Promise<void> {
    const dies = model.generation !== undefined && this.left-- === 0;
    await super.commit(model, changes, checkpoint, options);
    if (dies) throw new Error('killed');
  }

  override async absorb(model: ReadModel, into: number, from: number, checkpoint: bigint): Promise<void> {
    await super.absorb(model, into, from, checkpoint);
    if (this.left-- === 0) throw new Error('killed');
  }
}

describe('a replay in shares', () => {
  it('comes to the documents that are live, whatever is tied to what', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 2, max: 4 }), async (all, workers) => {
        const replays = await new ReplaysAtWork(await stored(all), undefined, purses, 7).start();
        const { generation, done, total } = await replays.replayed({ workers });
        await replays.untilCurrent();
        expect(await replays.documents(generation)).toEqual(await replays.documents());
        expect(done).toBe(total);
        expect(await replays.models.generations(purses)).toHaveLength(2);
        await replays.stop();
        expect(replays.errors).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('comes to the same after any death at any commit or join', async () => {
    const deaths = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(acts, deaths, async (all, commits) => {
        const models = new DyingReadModels();
        const replays = await new ReplaysAtWork(await stored(all), models, purses, 7).start();
        const replayId = await replays.begin({ workers: 3 });
        for (const left of commits) {
          models.left = left;
          await replays.restart();
        }
        models.left = Infinity;
        const { generation } = await replays.until(replayId, 'ready');
        await replays.untilCurrent();
        expect(await replays.documents(generation)).toEqual(await replays.documents());
        await replays.stop();
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what cannot be applied aside, once', async () => {
    const history = [drop('a', 1), drop('b', 0), post('c', 0), pour('a', 'b'), drop('b', 0), drop('c', 2)];
    const replays = await new ReplaysAtWork(await stored(history), undefined, purses, 7).start();
    opened.push(replays);
    const { generation = 0, quarantined } = await replays.replayed({ workers: 2 });
    const aside = await replays.models.find({ ...purses, generation, part: 'quarantine' });
    expect(aside).toHaveLength(3);
    expect(quarantined).toBe(3);
  });

  it('keeps to a range and a variant', async () => {
    const history = [drop('a', 1, 1), drop('b', 2, 2), pour('a', 'b', 3), drop('c', 4, 4), drop('d', 5, 5)];
    const replays = await new ReplaysAtWork(await stored(history), undefined, purses, 7).start();
    opened.push(replays);
    const request = {
      from: { time: '2026-01-02T00:00:00Z' },
      upTo: { position: '4' },
      variant: { settings: { worth: 10 } },
    };
    const one = await replays.replayed(request);
    const two = await replays.replayed({ ...request, workers: 2 });
    expect(two).toMatchObject({ done: one.done, total: one.total, position: '4' });
    expect(await replays.documents(two.generation)).toEqual(await replays.documents(one.generation));
  });

  it('is built as one where keys cannot be divided, or one key is asked for', async () => {
    const { sourceOf: _, ...whole } = purses;
    const replays = await new ReplaysAtWork(await stored([drop('a', 1)]), undefined, whole, 7).start();
    opened.push(replays);
    const { generation } = await replays.replayed({ workers: 4 });
    expect(await replays.documents(generation)).toEqual([{ key: 'a', document: { coins: [1] } }]);
  });
});

describe('the territories of shares', () => {
  const keys = Array.from({ length: 40 }, (_, n) => `k${String(n)}`);
  const [one = '', other = ''] = keys.filter((key) => slotOf(`purse-${key}`) % 2 === 0);
  const far = keys.find((key) => slotOf(`purse-${key}`) % 2 === 1) ?? '';

  it('keep together what is tied, and leave for later what is tied across them', async () => {
    const history = [pour(one, other), drop(one, 1), drop(far, 1), post(other, 1)];
    const store = await stored(history);
    const events = await store.readAll(0n);
    const apart = await Territory.survey(store, purses, 2, 4n);
    expect(events.map((event) => apart.ownerOf(event))).toEqual([0, 0, 1, 0]);
    await stored([pour(far, other)], store);
    const tied = await Territory.survey(store, purses, 2, 5n);
    expect(events.map((event) => tied.ownerOf(event))).toEqual([undefined, undefined, undefined, undefined]);
    const before = await Territory.survey(store, purses, 2, 4n);
    expect(events.map((event) => before.ownerOf(event))).toEqual([0, 0, 1, 0]);
  });
});
