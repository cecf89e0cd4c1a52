import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Change,
  CheckpointMoved,
  GenerationUnusable,
  type Place,
  type ReadModel,
  type ReadModels,
} from '#read-models';
import type { ReadModelsHarness } from './read-models-harness.contract.js';

const carts: ReadModel = { name: 'carts', version: 1, indexes: [] };
const second: ReadModel = { ...carts, generation: 2 };
const at = (generation: number, position: bigint): Place => ({ generation, position });
const cart = (key: string, items: number): Change<unknown> => ({ kind: 'put', key, document: { items } });

/** What holds where two connections, for example of two processes, use the same read models. */
export function besideContract(harness: ReadModelsHarness): void {
  const { beside } = harness;
  if (!beside) return;
  describe('two connections', () => {
    let ours: ReadModels;
    let theirs: ReadModels;
    beforeEach(async () => {
      ours = await harness.open();
      theirs = await beside(ours);
      await ours.define(carts);
      await ours.commit(carts, [cart('a', 1)], 5n);
      await theirs.define(carts);
    });
    afterEach(async () => {
      await ours.close();
      await theirs.close();
    });

    it('see what the other commits, swaps, rewrites and drops', async () => {
      expect(await theirs.get(carts, 'a')).toEqual({ items: 1 });
      await theirs.addGeneration(carts);
      await theirs.commit(second, [cart('a', 2)], 6n);
      expect(await ours.get(second, 'a')).toEqual({ items: 2 });
      await theirs.makeLive(carts, 2);
      expect(await ours.get(carts, 'a')).toEqual({ items: 2 });
      expect(await ours.place(carts)).toEqual(at(2, 6n));
      await theirs.scrub();
      await ours.commit(carts, [cart('b', 3)], 7n);
      expect(await theirs.get(carts, 'b')).toEqual({ items: 3 });
      await theirs.dropGeneration(carts, 1);
      await expect(ours.get({ ...carts, generation: 1 }, 'a')).rejects.toBeInstanceOf(GenerationUnusable);
      await theirs.clear(carts);
      expect(await ours.get(carts, 'a')).toBeUndefined();
    });

    it('refuse the one that is late after a commit, a swap or a clearing', async () => {
      const late = (expected: Place) => ours.commit(carts, [cart('a', 99)], 9n, { expected });
      await theirs.commit(carts, [], 6n);
      await expect(late(at(1, 5n))).rejects.toMatchObject({ actual: at(1, 6n) });
      await theirs.addGeneration(carts, { copyOf: 1 });
      await theirs.makeLive(carts, 2);
      await expect(late(at(1, 6n))).rejects.toMatchObject({ actual: at(2, 6n) });
      await theirs.clear(carts);
      await expect(late(at(2, 6n))).rejects.toMatchObject({ actual: at(2, 0n) });
      expect(await ours.get({ ...carts, generation: 1 }, 'a')).toEqual({ items: 1 });
      expect(await ours.count(carts)).toBe(0);
    });

    it('lose no commit that was accepted, whoever swaps meanwhile', async () => {
      let stored = 0;
      const count = async (models: ReadModels, rounds: number): Promise<void> => {
        for (let i = 0; i < rounds; i++) {
          const expected = await models.place(carts);
          const items = (await models.get<{ items: number }>(carts, 'a'))?.items ?? 0;
          try {
            await models.commit(carts, [cart('a', items + 1)], expected.position + 1n, { expected });
            stored++;
          } catch (error) {
            if (!(error instanceof CheckpointMoved)) throw error;
          }
        }
      };
      const swap = async (models: ReadModels): Promise<void> => {
        for (let i = 0; i < 5; i++) {
          const expected = await models.place(carts);
          const next = await models.addGeneration(carts, { copyOf: expected.generation });
          await models.makeLive(carts, next, expected).catch((error: unknown) => {
            if (!(error instanceof CheckpointMoved)) throw error;
          });
        }
      };
      await Promise.all([count(ours, 20), count(theirs, 20), swap(theirs)]);
      expect(await ours.get(carts, 'a')).toEqual({ items: 1 + stored });
      expect((await theirs.place(carts)).position).toBe(5n + BigInt(stored));
    });
  });
}
