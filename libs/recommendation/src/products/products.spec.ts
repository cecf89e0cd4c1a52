import { describe, expect, it } from '@jest/globals';
import { type RecordedEvent, SystemClock } from '#kernel';
import { shopperStream } from '#protocol';
import { InMemoryReadModels } from '#read-models';
import { productsProjection, ToldCatalogue } from '#recommendation';
import { project, recorded } from '#testing';

const events = (
  ...facts: readonly { readonly type: string; readonly data: unknown }[]
): readonly RecordedEvent[] => recorded(shopperStream('a-1'), facts);
const viewed = (data: object) => ({ type: 'ProductViewed', data });

describe('products told of in events', () => {
  it('are as the latest event describes them, with a name in each language', () => {
    const told = project(
      productsProjection,
      events(
        viewed({ product_id: 'a', name: 'Mug', price: 9, currency: 'EUR' }),
        {
          type: 'ProductListViewed',
          data: { products: [{ product_id: 'a', name: '杯子' }, { product_id: 'b' }] },
        },
        viewed({ product_id: 'a', price: 8 }),
      ),
    );
    expect(told.get('a')).toMatchObject({ name: { en: 'Mug', zh: '杯子' }, price: 8, currency: 'EUR' });
    expect([...told.keys()]).toEqual(['a', 'b']);
  });

  it('take from an event that arrives late only what was missing', () => {
    const [first, late] = events(
      viewed({ product_id: 'a', price: 9, brand: 'B' }),
      viewed({ product_id: 'a', price: 8 }),
    );
    if (!first || !late) throw new Error('two events are needed');
    const told = project(productsProjection, [late, first]);
    expect(told.get('a')).toMatchObject({ price: 8, brand: 'B' });
  });

  it('change nothing where nothing new is told', () => {
    const [first, again] = events(
      viewed({ product_id: 'a', price: 9 }),
      viewed({ product_id: 'a', price: 9 }),
    );
    if (!first || !again) throw new Error('two events are needed');
    const told = project(productsProjection, [first]);
    expect(productsProjection.apply(again, told)).toEqual([]);
  });

  it('make a catalogue in which alike products are found', async () => {
    const told = project(
      productsProjection,
      events(
        viewed({ product_id: 'a', name: 'Stoneware mug', category: 'tea' }),
        viewed({ product_id: 'b', name: 'Porcelain mug', category: 'tea' }),
        viewed({ product_id: 'c', name: 'Tent' }),
      ),
    );
    const models = new InMemoryReadModels();
    await models.define(productsProjection);
    const changes = [...told].map(([key, document]) => ({ kind: 'put', key, document }) as const);
    await models.commit(productsProjection, changes, 1n);
    const catalogue = new ToldCatalogue(models, new SystemClock());
    expect((await catalogue.similar('a', 2)).map(({ id }) => id)[0]).toBe('b');
    expect(await catalogue.product('nobody knows')).toBeUndefined();
    expect((await catalogue.featured(9)).length).toBe(3);
  });
});
