import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryReadModels, type Query, type ReadModel, type Stored } from '#read-models';
import { drop, type Purse, purses, stored } from '../../test/purses.js';
import { compareGenerations } from './compare.js';

const document = fc.record({ coins: fc.array(fc.nat({ max: 3 }), { maxLength: 3 }) });
const documents = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), document, { maxKeys: 30 });
type Documents = Readonly<Record<string, Purse>>;

const puts = (of: Documents) =>
  Object.entries(of).map(([key, one]) => ({ kind: 'put', key, document: one }) as const);

async function generations(live: Documents, shadow: Documents, models = new InMemoryReadModels()) {
  await models.commit(purses, puts(live), 5n);
  const generation = await models.addGeneration(purses);
  await models.commit({ ...purses, generation }, puts(shadow), 5n);
  return { readModels: models, store: await stored([]), projection: purses, live: 1, shadow: generation };
}

describe('comparing two generations', () => {
  it('counts every key once, whatever the documents are', async () => {
    await fc.assert(
      fc.asyncProperty(documents, documents, async (live, shadow) => {
        const compared = await generations(live, shadow);
        const { equal, changed, onlyLive, onlyShadow, samples } = await compareGenerations(compared, {
          samples: 1_000,
        });
        const keys = new Set([...Object.keys(live), ...Object.keys(shadow)]);
        const text = (of: Documents, key: string) => (Object.hasOwn(of, key) ? JSON.stringify(of[key]) : '');
        const expected = { equal: 0, changed: 0, onlyLive: 0, onlyShadow: 0 };
        for (const key of keys) {
          const [one, other] = [text(live, key), text(shadow, key)];
          expected[
            one === '' ? 'onlyShadow' : other === '' ? 'onlyLive' : one === other ? 'equal' : 'changed'
          ]++;
        }
        expect({ equal, changed, onlyLive, onlyShadow }).toEqual(expected);
        expect(samples).toHaveLength(keys.size - expected.equal);
      }),
    );
  });

  it('goes over any number of pages, and shows a sample field by field', async () => {
    const many = (from: number, to: number): Documents =>
      Object.fromEntries(
        Array.from({ length: to - from }, (_, n) => [
          `k${String(from + n).padStart(5, '0')}`,
          { coins: [n % 2] },
        ]),
      );
    const compared = await generations(
      { ...many(0, 2_400), x: { coins: [1] } },
      {
        ...many(0, 1_700),
        x: { coins: [1, 2] },
      },
    );
    const found = await compareGenerations(compared, { samples: 2 });
    expect(found).toMatchObject({ equal: 1_700, changed: 1, onlyLive: 700, onlyShadow: 0 });
    expect(found).toMatchObject({ livePosition: '5', shadowPosition: '5' });
    expect(found.samples.map(({ key, kind }) => [key, kind])).toEqual([
      ['k01700', 'only-live'],
      ['k01701', 'only-live'],
    ]);
    const [sample] = (await compareGenerations(compared, { samples: 1_000 })).samples.slice(-1);
    expect(sample).toEqual({
      key: 'x',
      kind: 'changed',
      fields: [{ path: '/coins/1', before: undefined, after: 2 }],
    });
  });

  it('waits until the shadow has heard what the live documents have heard', async () => {
    const compared = await generations({ a: { coins: [1] } }, {});
    const store = await stored([drop('a', 1)]);
    await compared.readModels.commit(purses, [], 1n);
    const shadow = { ...purses, generation: compared.shadow };
    await compared.readModels.commit(shadow, [{ kind: 'delete', key: 'a' }], 0n);
    setTimeout(() => void compared.readModels.commit(shadow, puts({ a: { coins: [1] } }), 1n), 120);
    expect(await compareGenerations({ ...compared, store }, { samples: 1 })).toMatchObject({
      equal: 1,
      shadowPosition: '1',
    });
  });

  it('reports where both stand, where one does not follow', async () => {
    const compared = await generations({ a: { coins: [1] } }, {});
    const store = await stored([drop('a', 1)]);
    await compared.readModels.commit({ ...purses, generation: compared.shadow }, [], 0n);
    const found = await compareGenerations({ ...compared, store }, { samples: 1, patienceMs: 10 });
    expect(found).toMatchObject({ onlyLive: 1, livePosition: '5', shadowPosition: '0' });
  });

  it('counts no difference where events come in between the two looks', async () => {
    /** The live documents move on right after they were read, and the shadow a moment later. */
    class Moving extends InMemoryReadModels {
      moved = false;
      override async find<Document>(model: ReadModel, query?: Query): Promise<readonly Stored<Document>[]> {
        const found = await super.find<Document>(model, query);
        if (model.generation === 1 && !this.moved) {
          this.moved = true;
          await this.commit({ ...purses, generation: 2 }, puts({ a: { coins: [1, 2] } }), 6n);
          setTimeout(() => void this.commit(purses, puts({ a: { coins: [1, 2] } }), 6n), 20);
        }
        return found;
      }
    }
    const same = { a: { coins: [1] }, b: { coins: [1] } };
    const compared = await generations(same, same, new Moving());
    const store = await stored(Array.from({ length: 6 }, () => drop('a', 1)));
    const found = await compareGenerations({ ...compared, store }, { samples: 1 });
    expect(found).toMatchObject({ equal: 2, changed: 0, livePosition: '6', shadowPosition: '6' });
  });
});
