import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Change,
  CheckpointMoved,
  type Generation,
  GenerationUnusable,
  type Place,
  type ReadModel,
  type ReadModels,
} from '#read-models';
import type { ReadModelsHarness } from './read-models-harness.contract.js';

const carts: ReadModel = { name: 'carts', version: 3, indexes: ['items'] };
const notes: ReadModel = { ...carts, part: 'notes', indexes: ['about'] };
const generation = (number: number): ReadModel => ({ ...carts, generation: number });
const at = (number: number, position: bigint): Place => ({ generation: number, position });
const cart = (key: string, items: number): Change<unknown> => ({ kind: 'put', key, document: { items } });
const note = (key: string, about: string): Change<unknown> => ({ kind: 'put', key, document: { about } });

/** What ReadModels promises of generations and companion parts. */
export function generationsContract(harness: ReadModelsHarness): void {
  describe('generations', () => {
    let models: ReadModels;
    beforeEach(async () => {
      models = await harness.open();
      await models.define(carts);
      await models.commit(carts, [cart('a', 1), cart('b', 2)], 5n, { parts: { notes: [note('n', 'a')] } });
    });
    afterEach(() => models.close());

    const numbers = async (): Promise<readonly number[]> =>
      (await models.generations(carts)).map((each) => each.generation);

    it('begin with one, which is live', async () => {
      const first: Generation = { ...at(1, 5n), documents: 2, live: true, about: undefined };
      expect(await models.generations(carts)).toEqual([first]);
      expect(await models.place(carts)).toEqual(at(1, 5n));
    });

    it('are added empty, and nobody sees them who does not name them', async () => {
      const added = await models.addGeneration(carts, { about: { replayId: 'r', upTo: null } });
      expect(added).toBe(2);
      expect((await models.generations(carts))[1]).toEqual({
        ...at(2, 0n),
        documents: 0,
        live: false,
        about: { replayId: 'r', upTo: null },
      });
      await models.commit(generation(2), [cart('a', 10), cart('c', 30)], 9n);
      expect(await models.get(carts, 'a')).toEqual({ items: 1 });
      expect(await models.get(generation(2), 'a')).toEqual({ items: 10 });
      expect(await models.find(generation(2), { where: { items: 30 } })).toEqual([
        { key: 'c', document: { items: 30 } },
      ]);
      expect(await models.count(carts)).toBe(2);
      expect(await models.getMany(carts, ['c'])).toEqual(new Map());
      expect([await models.place(carts), await models.place(generation(2))]).toEqual([at(1, 5n), at(2, 9n)]);
    });

    it('begin as a copy of another, with companions and position, and go their own way', async () => {
      await models.addGeneration(carts, { copyOf: 1 });
      expect(await models.place(generation(2))).toEqual(at(2, 5n));
      expect(await models.get({ ...notes, generation: 2 }, 'n')).toEqual({ about: 'a' });
      await models.commit(generation(2), [cart('a', 99)], 6n, { parts: { notes: [note('n', 'b')] } });
      await models.commit(carts, [cart('b', 98)], 7n);
      expect(await models.getMany(carts, ['a', 'b'])).toEqual(
        new Map([
          ['a', { items: 1 }],
          ['b', { items: 98 }],
        ]),
      );
      expect(await models.get(generation(2), 'b')).toEqual({ items: 2 });
      expect(await models.find(notes, { where: { about: 'a' } })).toHaveLength(1);
    });

    it('go live in one step, are kept, and go live again', async () => {
      await models.addGeneration(carts);
      await models.commit(generation(2), [cart('a', 10)], 6n);
      await models.makeLive(carts, 2, at(1, 5n));
      expect(await models.place(carts)).toEqual(at(2, 6n));
      expect(await models.find(carts)).toEqual([{ key: 'a', document: { items: 10 } }]);
      expect(await models.count(notes)).toBe(0);
      expect((await models.generations(carts)).map(({ live }) => live)).toEqual([false, true]);
      await models.makeLive(carts, 1);
      expect(await models.count(carts)).toBe(2);
      expect(await models.count(notes)).toBe(1);
    });

    it('do not go live over a place that has moved', async () => {
      await models.addGeneration(carts);
      for (const expected of [at(1, 4n), at(2, 5n)]) {
        const swap = models.makeLive(carts, 2, expected);
        await expect(swap).rejects.toBeInstanceOf(CheckpointMoved);
        await expect(swap).rejects.toMatchObject({ expected, actual: at(1, 5n) });
      }
      expect(await models.place(carts)).toEqual(at(1, 5n));
    });

    it('tell a writer who knows only the former live one, and store nothing of it', async () => {
      await models.addGeneration(carts, { copyOf: 1 });
      await models.makeLive(carts, 2);
      const late = models.commit(carts, [cart('a', 7)], 6n, { expected: at(1, 5n) });
      await expect(late).rejects.toBeInstanceOf(CheckpointMoved);
      await expect(late).rejects.toMatchObject({ actual: at(2, 5n) });
      for (const number of [1, 2]) expect(await models.get(generation(number), 'a')).toEqual({ items: 1 });
      await models.commit(carts, [cart('a', 7)], 6n, { expected: at(2, 5n) });
      expect(await models.get(generation(2), 'a')).toEqual({ items: 7 });
    });

    it('are dropped, but not the live one, and their numbers are not used again', async () => {
      await models.addGeneration(carts);
      await models.dropGeneration(carts, 2);
      await models.dropGeneration(carts, 2);
      await expect(models.dropGeneration(carts, 1)).rejects.toBeInstanceOf(GenerationUnusable);
      expect(await models.addGeneration(carts)).toBe(3);
      expect(await numbers()).toEqual([1, 3]);
    });

    it('refuse whoever names one that is not there', async () => {
      await models.addGeneration(carts);
      await models.count(generation(2));
      await models.dropGeneration(carts, 2);
      for (const use of [
        () => models.get(generation(2), 'a'),
        () => models.commit(generation(2), [], 1n),
        () => models.makeLive(carts, 2),
        () => models.addGeneration(carts, { copyOf: 2 }),
        () => models.absorb(carts, 1, 2, 9n),
        () => models.place(generation(9)),
      ]) {
        await expect(use()).rejects.toBeInstanceOf(GenerationUnusable);
      }
      expect(await numbers()).toEqual([1]);
    });

    it('take in another one whole, which is then gone', async () => {
      await models.addGeneration(carts);
      await models.commit(generation(2), [cart('b', 20), cart('c', 30)], 8n, {
        parts: { notes: [note('m', 'c')], late: [note('l', 'c')] },
      });
      await models.absorb(carts, 1, 2, 11n);
      expect(await numbers()).toEqual([1]);
      expect(await models.place(carts)).toEqual(at(1, 11n));
      expect(await models.find(carts, { orderBy: 'items' })).toEqual(
        Object.entries({ a: 1, b: 20, c: 30 }).map(([key, items]) => ({ key, document: { items } })),
      );
      expect((await models.find(notes)).map(({ key }) => key)).toEqual(['m', 'n']);
      expect(await models.count({ ...carts, part: 'late' })).toBe(1);
    });

    it('are cleared one by one, with their companions', async () => {
      await models.addGeneration(carts, { copyOf: 1 });
      await models.clear(carts);
      expect([await models.count(carts), await models.count(notes)]).toEqual([0, 0]);
      expect(await models.place(carts)).toEqual(at(1, 0n));
      expect(await models.count({ ...notes, generation: 2 })).toBe(1);
    });

    it('are well, as far as anybody knows', async () => {
      expect(await models.heal(carts)).toBeUndefined();
      expect(await models.count(carts)).toBe(2);
    });

    const { onDisk } = harness;
    if (onDisk)
      it('leave nothing on the disk of what was deleted, replaced, cleared or dropped, once scrubbed', async () => {
        const words = Array.from({ length: 60 }, (_, i) => `secret-of-${String(i)}-end`);
        const write = async (model: ReadModel): Promise<void> => {
          for (let length = 1; length < 40; length += 6) {
            const changes = words.map((word, i) => cartOf(`k${String(i)}`, word.repeat(length)));
            await models.commit(model, changes, 6n, { parts: { notes: changes } });
          }
        };
        await models.addGeneration(carts);
        await models.addGeneration(carts);
        await Promise.all([write(carts), write(generation(2)), write(generation(3))]);
        expect(words.every((word) => onDisk(word))).toBe(true);
        const gone = words.map((_, i): Change<unknown> => {
          const key = `k${String(i)}`;
          return i % 2 === 0 ? { kind: 'delete', key } : cartOf(key, 'kept');
        });
        await models.commit(carts, gone, 7n, { parts: { notes: gone } });
        await models.dropGeneration(carts, 2);
        await models.clear(generation(3));
        await Promise.all([models.scrub(), models.commit(carts, [cart('meanwhile', 3)], 8n)]);
        expect(words.filter((word) => onDisk(word))).toEqual([]);
        expect(onDisk('kept')).toBe(true);
        expect(await models.get(carts, 'k1')).toEqual({ word: 'kept' });
        expect(await models.get(carts, 'meanwhile')).toEqual({ items: 3 });
        expect(await models.place(carts)).toEqual(at(1, 8n));
      });
  });
}

function cartOf(key: string, word: string): Change<unknown> {
  return { kind: 'put', key, document: { word } };
}
