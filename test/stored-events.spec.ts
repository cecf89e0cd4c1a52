import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from '#event-store';
import type { NewEvent, RecordedEvent } from '#kernel';
import { InMemoryShopperKeys, lifted, SealingEventStore } from '#privacy';
import { allEvents, definitionOf, FORGOTTEN, isForgotten } from '#protocol';
import { shopperProjections } from '#shopper';
import { project } from '#testing';

const FOLDER = 'test/fixtures/events';
type StoredExample = NewEvent & { readonly stream: string };

const names = readdirSync(FOLDER).map((file) => file.slice(0, -'.json'.length));
const example = (name: string): StoredExample =>
  JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as StoredExample;
/** Every version of every type that was ever written. */
const written = allEvents.flatMap(({ type, schemaVersion }) =>
  Array.from({ length: schemaVersion }, (_, i) => `${type}.v${String(i + 1)}`),
);

/** The example as it comes back from the log: sealed, opened and lifted; or with its shopper forgotten. */
async function readBack(name: string, forgotten = false) {
  const { stream, ...event } = example(name);
  const keys = new InMemoryShopperKeys();
  const store = new SealingEventStore(new InMemoryEventStore(), keys);
  await store.append(stream, [event]);
  if (forgotten) {
    const records = await keys.of(['u-4711', 'a-7f3d9c']);
    await keys.destroy(
      records.map(({ id }) => id),
      '2026-12-01T00:00:00.000Z',
    );
  }
  return store.readEvent(event.id);
}

describe('events that were ever written', () => {
  it('have an example stored of every version of every type, and of nothing else', () => {
    expect(names.sort()).toEqual(written.sort());
  });

  it.each(names)('%s can be read in the form of today', async (name) => {
    const read = await readBack(name);
    const definition = definitionOf(example(name).type);
    expect(read?.schemaVersion).toBe(definition?.schemaVersion);
    expect(definition?.data.parse(read?.data)).toEqual(read?.data);
  });

  it.each(names)('%s can be read of a forgotten shopper, who cannot be found in it', async (name) => {
    const read = JSON.stringify((await readBack(name, true))?.data);
    expect(read).not.toMatch(/Anna|Müller|example\.com|23456789|Elbchaussee|Thank you/);
  });
});

describe('a review of version 1', () => {
  const review = (rating: unknown): unknown => {
    const [lift] = definitionOf('ProductReviewed')?.upcasters ?? [];
    return lift?.({ product_id: 'p', review_body: FORGOTTEN, rating });
  };
  it.each([
    ['4', 4],
    ['4.5', 4.5],
    [3, 3],
  ])('has its rating %p as a number', (rating, lifted) => {
    expect(review(rating)).toEqual({ product_id: 'p', review_body: FORGOTTEN, rating: lifted });
  });
  it.each(['★★★★', 'five', '', null, FORGOTTEN])('has no rating where it was %p', (rating) => {
    const lifted = review(rating);
    expect(lifted).not.toHaveProperty('rating');
    expect(isForgotten((lifted as { review_body: unknown }).review_body)).toBe(true);
  });

  it('is projected to the same documents as one that was written today', () => {
    const { stream, ...event } = example('ProductReviewed.v1');
    const rated = (rating: unknown, schemaVersion: number): RecordedEvent => {
      const data = { ...(event.data as object), rating };
      const place = { stream, revision: 0, position: 1n, recordedAt: event.metadata.occurredAt };
      return { ...event, ...place, schemaVersion, data };
    };
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0, max: 5 }).filter(isPlain), (rating) => {
        const [old, fresh] = [lifted(rated(String(rating), 1)), rated(rating, 2)];
        for (const projection of shopperProjections) {
          expect(project<object>(projection, [old])).toEqual(project<object>(projection, [fresh]));
        }
        expect(old).toEqual(fresh);
      }),
    );
  });
});

/** As people write numbers; others are no ratings. */
const isPlain = (value: number): boolean => /^\d+(\.\d+)?$/.test(String(value));
