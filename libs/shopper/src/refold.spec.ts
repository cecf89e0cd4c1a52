import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from '#event-store';
import { type Projection, refold } from '#projections';
import { project } from '#testing';
import { histories } from '../test/histories.js';
import { shopperProjections } from './index.js';

it.each(shopperProjections.map((projection) => [projection.name, projection as Projection] as const))(
  'one %s folded again, as of any moment, is what a projection of everything had',
  async (_, projection) => {
    await fc.assert(
      fc.asyncProperty(histories(), fc.nat(), fc.nat(), async (events, at, which) => {
        const store = new InMemoryEventStore();
        for (const { stream, id, type, schemaVersion, data, metadata } of events)
          await store.append(stream, [{ id, type, schemaVersion, data, metadata }]);
        const log = await store.readAll(0n);
        const keys = [...new Set(log.flatMap((event) => projection.keysOf(event)))];
        const [upTo, key] = [(at % log.length) + 1, keys[which % keys.length] ?? ''];
        const whole = project(projection, log.slice(0, upTo));
        const again = await refold(store, projection, [key], { upTo: BigInt(upTo) });
        expect(again.failures).toEqual([]);
        for (const one of again.keys) expect(again.documents.get(one)).toEqual(whole.get(one));
      }),
    );
  },
);
