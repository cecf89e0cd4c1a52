import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { SystemClock, UuidV7Ids } from '#kernel';
import { ProjectionRunner } from '#projections';
import { shopperStream } from '#protocol';
import { InMemoryReadModels, type ReadModel } from '#read-models';
import { fromSegment, shopperProjections } from '#shopper';

const PEOPLE = 12;

/** A season of a small shop, in the order in which it was heard of: some events late, some people two ids. */
async function season(): Promise<InMemoryEventStore> {
  const store = new InMemoryEventStore(new SystemClock());
  const ids = new UuidV7Ids();
  for (let step = 0; step < 600; step++) {
    const person = (step * 7) % PEOPLE;
    const userId = step > 200 && person % 3 === 0 ? `${person}` : undefined;
    const product = { product_id: `p-${step % 17}`, category: `c-${step % 5}`, price: (step * 13) % 300 };
    const kinds = [
      { type: 'track', event: 'Product Viewed', properties: product },
      { type: 'page', properties: { path: `/${step}` } },
      { type: 'track', event: 'Product Added', properties: product },
      { type: 'track', event: 'Order Completed', properties: { order_id: step, products: [product] } },
      userId ? { type: 'identify', traits: { city: `city ${step}` } } : { type: 'page', name: 'Home' },
    ];
    const timestamp = new Date(Date.UTC(2026, 0, 1) + (step - (step % 4) * 9) * 3_600_000).toISOString();
    const call = {
      ...kinds[step % kinds.length],
      userId,
      anonymousId: `x${person}`,
      timestamp,
      messageId: `m${step}`,
    };
    const translated = fromSegment(call, {
      receivedAt: '2026-06-01T00:00:00.000Z',
      writeKeyId: 'demo',
      correlationId: 'season',
      nextId: () => ids.next(),
    });
    if (!translated.ok) throw new Error(translated.error);
    for (const { shopperId, event } of translated.value)
      await store.append(shopperStream(shopperId), [event]);
  }
  return store;
}

async function runTo(
  store: InMemoryEventStore,
  readModels: InMemoryReadModels,
  position: bigint,
): Promise<void> {
  const runner = new ProjectionRunner(store, readModels, shopperProjections, new SystemClock());
  await runner.start();
  await runner.untilCaughtUp(position, ...shopperProjections.map(({ name }) => name));
  await runner.stop();
}

const everything = async (readModels: InMemoryReadModels, model: ReadModel): Promise<unknown> =>
  (await readModels.find(model, { limit: 10_000 })).map(
    (stored) => JSON.parse(JSON.stringify(stored)) as unknown,
  );

describe('projections of shoppers', () => {
  it('come to the same documents, whether they followed live with restarts or were rebuilt at once', async () => {
    const whole = await season();
    const rebuilt = new InMemoryReadModels();
    await runTo(whole, rebuilt, await whole.head());

    const live = new InMemoryReadModels();
    const growing = new InMemoryEventStore(new SystemClock());
    const log = await whole.readAll(0n, {}, 10_000);
    for (const [index, { stream, id, type, schemaVersion, data, metadata }] of log.entries()) {
      await growing.append(stream, [{ id, type, schemaVersion, data, metadata }]);
      // The checkpoint makes delivery exactly once: a restart goes on where it was, an event sent again is not stored.
      if (index % 97 === 0) await runTo(growing, live, await growing.head());
    }
    await runTo(growing, live, await growing.head());

    for (const projection of shopperProjections) {
      const documents = await everything(live, projection);
      expect(documents).not.toEqual([]);
      expect(documents).toEqual(await everything(rebuilt, projection));
    }
  });
});
