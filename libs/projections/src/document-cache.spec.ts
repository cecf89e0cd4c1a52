import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryReadModels, type ReadModel } from '#read-models';
import { DocumentCache } from './document-cache.js';

interface Count {
  readonly count: number;
  readonly padding: string;
}

const model: ReadModel = { name: 'counts', version: 1, indexes: [] };

/** Reads and writes documents as a projection does, and commits when there is nothing more to be kept. */
async function countAll(keys: readonly string[], kept: number, commitEvery: number) {
  const models = new InMemoryReadModels();
  const documents = new DocumentCache<Count>(models, model, kept);
  let loaded = 0;
  for (const [i, key] of keys.entries()) {
    documents.get(key);
    if (documents.lacksSome) loaded += 1;
    await documents.loadMissing();
    const count = (documents.get(key)?.count ?? 0) + 1;
    documents.record([{ kind: 'put', key, document: { count, padding: 'x'.repeat(80) } }]);
    if (documents.isFull || i % commitEvery === 0) await models.commit(model, documents.takeChanges(), 1n);
  }
  await models.commit(model, documents.takeChanges(), 1n);
  return { models, loaded };
}

it('loses no change, however little it keeps and however seldom it is committed', async () => {
  const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(keys, fc.constantFrom(0, 250, 700, 1e6), fc.nat(12), async (each, kept, every) => {
      const { models } = await countAll(each, kept, every + 1);
      for (const key of new Set(each)) {
        const times = each.filter((other) => other === key).length;
        expect(await models.get<Count>(model, key)).toMatchObject({ count: times });
      }
    }),
  );
});

it('keeps what was used a moment ago, and lets go of what was not', async () => {
  const hot = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 'hot' : `k${String(i)}`));
  // A hundred characters each: twenty fit, and the one that is used again and again is always among them.
  expect((await countAll(hot, 2_000, 1)).loaded).toBe(201);
  const round = Array.from({ length: 400 }, (_, i) => `k${String(i % 50)}`);
  expect((await countAll(round, 1e6, 1)).loaded).toBe(50);
  expect((await countAll(round, 2_000, 1)).loaded).toBe(400);
});
