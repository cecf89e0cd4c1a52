import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Change,
  CheckpointMoved,
  FieldNotIndexed,
  type Place,
  type ReadModel,
  type ReadModels,
} from '#read-models';
import { besideContract } from './beside.contract.js';
import { generationsContract } from './generations.contract.js';
import type { ReadModelsHarness } from './read-models-harness.contract.js';

interface Chat {
  readonly status: string;
  readonly waiting?: number;
  readonly urgent?: boolean;
  readonly text?: string;
}

const chats: ReadModel = { name: 'open-chats', version: 1, indexes: ['status', 'waiting', 'urgent'] };
const notes: ReadModel = { ...chats, part: 'notes', indexes: [] };
const put = (key: string, document: Chat): Change<Chat> => ({ kind: 'put', key, document });
const at = (generation: number, position: bigint): Place => ({ generation, position });

/** Every promise of the ReadModels port. An adapter passes it whole or is not one. */
export function readModelsContract(name: string, harness: ReadModelsHarness): void {
  describe(`${name} keeps the promises of ReadModels`, () => {
    let models: ReadModels;
    beforeEach(async () => {
      models = await harness.open();
      await models.define(chats);
      await models.define(chats);
    });
    afterEach(() => models.close());

    const keys = async (query: Parameters<ReadModels['find']>[1]): Promise<string> =>
      (await models.find(chats, query)).map(({ key }) => key).join('');

    describe('documents by key', () => {
      it('puts, replaces and deletes', async () => {
        await models.commit(chats, [put('a', { status: 'open' }), put('b', { status: 'open' })], 2n);
        await models.commit(chats, [put('a', { status: 'closed' }), { kind: 'delete', key: 'b' }], 3n);
        expect(await models.get(chats, 'a')).toEqual({ status: 'closed' });
        expect(await models.get(chats, 'b')).toBeUndefined();
        expect(await models.count(chats)).toBe(1);
      });

      it('gives many at once, leaving out what is not there', async () => {
        await models.commit(chats, [put('a', { status: 'x' }), put('b', { status: 'y' })], 1n);
        expect(await models.getMany(chats, ['b', 'nobody', 'a', 'b'])).toEqual(
          new Map([
            ['a', { status: 'x' }],
            ['b', { status: 'y' }],
          ]),
        );
        expect(await models.getMany(chats, [])).toEqual(new Map());
      });

      it('lets the last of several changes of one key count', async () => {
        const deleted: Change<Chat> = { kind: 'delete', key: 'a' };
        await models.commit(chats, [put('a', { status: '1' }), deleted, put('a', { status: '2' })], 1n);
        expect(await models.get(chats, 'a')).toEqual({ status: '2' });
        await models.commit(chats, [put('a', { status: '3' }), deleted], 2n);
        expect(await models.get(chats, 'a')).toBeUndefined();
      });

      it('keeps awkward keys and content, and gives copies', async () => {
        const document = { status: 'it\'s "quoted" %_ \\', text: '羊毛 🧣 \u0000 \ud800' };
        await models.commit(chats, [put("a'; --", document)], 1n);
        for (const key of ['\u0000', "a'; --\u0000", '\ud800', ''])
          expect(await models.get(chats, key)).toBeUndefined();
        const read = await models.get<{ status: string }>(chats, "a'; --");
        expect(read).toEqual(document);
        if (read) read.status = 'changed';
        expect(await models.get(chats, "a'; --")).toEqual(document);
      });

      it('writes many in one commit', async () => {
        const changes = Array.from({ length: 1_234 }, (_, i) =>
          put(`k${String(i)}`, { status: 'open', waiting: i }),
        );
        await models.commit(chats, changes, 1n);
        expect(await models.count(chats)).toBe(1_234);
        expect(await models.get(chats, 'k1233')).toEqual({ status: 'open', waiting: 1_233 });
      });
    });

    describe('queries', () => {
      beforeEach(() =>
        models.commit(
          chats,
          [
            put('d', { status: 'open', waiting: 10, urgent: true }),
            put('a', { status: 'open', waiting: 9 }),
            put('c', { status: 'closed', waiting: 9, urgent: false }),
            put('b', { status: 'open' }),
          ],
          1n,
        ),
      );

      it('filters by texts, numbers and booleans', async () => {
        expect(await keys({ where: { status: 'open' } })).toBe('abd');
        expect(await keys({ where: { status: 'open', waiting: 9 } })).toBe('a');
        expect(await keys({ where: { urgent: true } })).toBe('d');
        expect(await keys({ where: { urgent: false } })).toBe('c');
        expect(await keys({ where: { waiting: '9' } })).toBe('');
        expect(await models.count(chats, { status: 'open' })).toBe(3);
      });

      it('sorts by key, or by value with the key to decide, and absent values first', async () => {
        expect(await keys({})).toBe('abcd');
        expect(await keys({ direction: 'descending' })).toBe('dcba');
        expect(await keys({ orderBy: 'waiting' })).toBe('bacd');
        expect(await keys({ orderBy: 'waiting', direction: 'descending' })).toBe('dcab');
        expect(await keys({ orderBy: 'waiting', where: { status: 'open' } })).toBe('bad');
      });

      it('pages', async () => {
        expect(await keys({ orderBy: 'waiting', limit: 2 })).toBe('ba');
        expect(await keys({ orderBy: 'waiting', limit: 2, offset: 2 })).toBe('cd');
        expect(await keys({ offset: 9 })).toBe('');
      });

      it('pages by key, in the order of bytes', async () => {
        await models.commit(chats, [put('é', { status: 'open' }), put('Z', { status: 'open' })], 2n);
        expect(await keys({ limit: 2 })).toBe('Za');
        expect(await keys({ after: 'a', limit: 2 })).toBe('bc');
        expect(await keys({ after: 'bb' })).toBe('cdé');
        expect(await keys({ after: 'a', where: { status: 'open' } })).toBe('bdé');
        expect(await keys({ after: 'é' })).toBe('');
      });

      it('refuses fields that are not indexed, by name', async () => {
        await expect(models.find(chats, { where: { text: 'x' } })).rejects.toBeInstanceOf(FieldNotIndexed);
        await expect(models.find(chats, { orderBy: 'text' })).rejects.toMatchObject({ field: 'text' });
        await expect(models.count(chats, { text: 'x' })).rejects.toBeInstanceOf(FieldNotIndexed);
      });
    });

    describe('commit', () => {
      it('moves the checkpoint with the documents, and alone', async () => {
        expect(await models.checkpoint(chats)).toBe(0n);
        await models.commit(chats, [put('a', { status: 'open' })], 7n);
        expect(await models.checkpoint(chats)).toBe(7n);
        await models.commit(chats, [], 9n);
        expect(await models.checkpoint(chats)).toBe(9n);
      });

      it('refuses a writer that does not know where the checkpoint is, changing nothing', async () => {
        await models.commit(chats, [put('a', { status: 'open' })], 7n, { expected: at(1, 0n) });
        for (const expected of [at(1, 0n), at(1, 6n), at(1, 8n), at(2, 7n)]) {
          const late = models.commit(chats, [put('a', { status: 'late' })], 9n, {
            expected,
            parts: { notes: [{ kind: 'put', key: 'n', document: {} }] },
          });
          await expect(late).rejects.toBeInstanceOf(CheckpointMoved);
          await expect(late).rejects.toMatchObject({ expected, actual: at(1, 7n) });
        }
        expect(await models.get(chats, 'a')).toEqual({ status: 'open' });
        expect(await models.count(notes)).toBe(0);
        await models.commit(chats, [], 8n, { expected: at(1, 7n) });
        expect(await models.place(chats)).toEqual(at(1, 8n));
      });

      it('leaves everything as it was when one document cannot be stored', async () => {
        await models.commit(chats, [put('a', { status: 'open' })], 7n);
        const circular: { status: string; self?: unknown } = { status: 'x' };
        circular.self = circular;
        await expect(
          models.commit(chats, [put('a', { status: 'new' }), put('b', circular)], 8n),
        ).rejects.toThrow();
        expect(await models.get(chats, 'a')).toEqual({ status: 'open' });
        expect(await models.checkpoint(chats)).toBe(7n);
        await models.commit(chats, [put('b', { status: 'later' })], 8n);
        expect(await models.count(chats)).toBe(2);
      });
    });

    it('keeps versions apart, and clears one with its checkpoint', async () => {
      const next = { ...chats, version: 2 };
      await models.define(next);
      await models.commit(chats, [put('a', { status: 'old' })], 5n);
      await models.commit(next, [put('a', { status: 'new' })], 9n);
      await models.clear(chats);
      expect([await models.count(chats), await models.checkpoint(chats)]).toEqual([0, 0n]);
      expect(await models.get(next, 'a')).toEqual({ status: 'new' });
      expect(await models.checkpoint(next)).toBe(9n);
    });

    it('agrees with a map, whatever is committed', async () => {
      const change = fc.oneof(
        fc.record({
          kind: fc.constant('put' as const),
          key: fc.constantFrom('a', 'b', 'c', 'd'),
          document: fc.record({ status: fc.string(), waiting: fc.integer() }),
        }),
        fc.record({ kind: fc.constant('delete' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 5 }), async (commits) => {
          await models.clear(chats);
          const model = new Map<string, Chat>();
          for (const [i, changes] of commits.entries()) {
            await models.commit(chats, changes, BigInt(i + 1));
            for (const each of changes) {
              if (each.kind === 'put') model.set(each.key, each.document);
              else model.delete(each.key);
            }
          }
          const found = await models.find<Chat>(chats, { orderBy: 'status' });
          expect(new Map(found.map(({ key, document }) => [key, document]))).toEqual(model);
          expect(await models.checkpoint(chats)).toBe(BigInt(commits.length));
        }),
        { numRuns: 50 },
      );
    });

    generationsContract(harness);
    besideContract(harness);

    const { reopen } = harness;
    if (reopen)
      it('has documents and checkpoint after reopening', async () => {
        await models.commit(chats, [put('a', { status: 'open' })], 7n);
        models = await reopen(models);
        expect(await models.get(chats, 'a')).toEqual({ status: 'open' });
        expect(await models.checkpoint(chats)).toBe(7n);
        expect(await keys({ where: { status: 'open' } })).toBe('a');
      });
  });
}
