import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { LiveDefinitions, type Projection, TimeTravel } from '#projections';
import type { Portrait } from '#protocol';
import { InMemoryReadModels } from '#read-models';
import { changed, project } from '#testing';
import { happened, merged } from '../test/happened.js';
import { histories } from '../test/histories.js';
import { portraitProjection, shopperProjections } from './index.js';

async function stored(events: readonly RecordedEvent[]): Promise<InMemoryEventStore> {
  const store = new InMemoryEventStore();
  await append(store, events);
  return store;
}

async function append(store: InMemoryEventStore, events: readonly RecordedEvent[]): Promise<void> {
  for (const { stream, id, type, schemaVersion, data, metadata } of events)
    await store.append(stream, [{ id, type, schemaVersion, data, metadata }]);
}

/** What somebody would see who had only heard of these events. */
function seenAfter(projection: Projection, events: readonly RecordedEvent[], key: string): unknown {
  const documents = project(projection, events);
  let document = documents.get(key);
  for (;;) {
    const alias = document === undefined ? undefined : projection.aliasOf?.(document);
    if (alias === undefined) break;
    document = documents.get(alias);
  }
  return document === undefined || !projection.present ? document : projection.present(document);
}

const keysIn = (projection: Projection, log: readonly RecordedEvent[]): readonly string[] => [
  ...new Set(
    log.filter(({ type }) => projection.handles.includes(type)).flatMap((event) => projection.keysOf(event)),
  ),
];
const json = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
const places = fc.tuple(fc.nat(), fc.nat(), fc.nat());

describe.each(shopperProjections.map((one) => [one.name, one as Projection] as const))(
  'time travel in %s',
  (_, projection) => {
    it('shows what was there at any position, at the head what is there now, and what had happened before any time', async () => {
      await fc.assert(
        fc.asyncProperty(histories(), places, async (events, [at, which, hour]) => {
          const store = await stored(events);
          const log = await store.readAll(0n);
          const keys = keysIn(projection, log);
          const key = keys[which % keys.length];
          if (key === undefined) return;
          const travel = new TimeTravel(store);
          const upTo = (at % log.length) + 1;
          const time = new Date(Date.UTC(2026, 0, 1) + (hour % 600) * 3_600_000).toISOString();
          const isBefore = ({ metadata }: RecordedEvent): boolean => metadata.occurredAt < time;
          for (const [point, heard] of [
            [{ position: String(upTo) }, log.slice(0, upTo)],
            [{ position: String(log.length) }, log],
            [{ time }, log.filter(isBefore)],
          ] as const) {
            const { document } = await travel.at(projection, key, point);
            expect(document).toEqual(seenAfter(projection, heard, key));
          }
        }),
      );
    });

    it('goes on with a log that grows as if it were begun anew', async () => {
      await fc.assert(
        fc.asyncProperty(histories(), fc.nat(), fc.nat(), async (events, at, which) => {
          const keys = keysIn(projection, events);
          const key = keys[which % keys.length];
          if (key === undefined) return;
          const store = await stored(events.slice(0, at % events.length));
          const travel = new TimeTravel(store);
          await travel.history(projection, key).catch(() => undefined);
          await append(store, events.slice(at % events.length));
          const anew = new TimeTravel(store);
          expect(await travel.history(projection, key)).toEqual(await anew.history(projection, key));
          for (const position of ['1', String(events.length)])
            expect(await travel.at(projection, key, { position })).toEqual(
              await anew.at(projection, key, { position }),
            );
        }),
      );
    });

    it.each([
      ['short', 40, 100],
      ['longer than there are snapshots', 500, 20],
    ])(
      'tells differences of %s histories that lead from one document to the other, each with an event that made one',
      async (_, longest, numRuns) => {
        await fc.assert(
          fc.asyncProperty(histories(longest), places, async (events, [one, other, which]) => {
            const store = await stored(events);
            const log = await store.readAll(0n);
            const keys = keysIn(projection, log);
            const key = keys[which % keys.length];
            if (key === undefined) return;
            const travel = new TimeTravel(store);
            const [from, to] = [one % (log.length + 1), other % (log.length + 1)].sort((a, b) => a - b);
            const point = (position = 0) => ({ position: String(position) });
            const { changes } = await travel.difference(projection, key, point(from), point(to));
            const [before, after] = [from, to].map((end) =>
              json(seenAfter(projection, log.slice(0, end), key)),
            );
            expect(json(changed(before, changes))).toEqual(changes.length === 0 ? (before ?? {}) : after);
            expect(changes.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
            for (const { path, cause } of changes) {
              expect({ path, cause }).toEqual({ path, cause: expect.anything() });
              const at = Number(cause?.position);
              expect(at > (from ?? 0) && at <= (to ?? 0)).toBe(true);
              const step = [at - 1, at].map((end) => json(seenAfter(projection, log.slice(0, end), key)));
              expect(step[0]).not.toEqual(step[1]);
            }
          }),
          { numRuns },
        );
      },
    );
  },
);

it('shows the past as the definition has it that is in use: without a merge that was left out', async () => {
  const [before, merge, later] = [
    happened('a-1', 'ProductViewed', { product_id: 'p-1', category: 'scarves' }, '2026-01-01'),
    merged('a-1', 'u-1', '2026-01-02'),
    happened('u-1', 'ProductViewed', { product_id: 'p-2', category: 'hats' }, '2026-01-03'),
  ];
  const store = await stored([before, merge, later]);
  const readModels = new InMemoryReadModels();
  const definitions = new LiveDefinitions(readModels, shopperProjections);
  const travel = new TimeTravel(store);
  const seen = async (key: string) => {
    const { keys } = await travel.history(await definitions.of('portrait'), key);
    const { document } = await travel.at(await definitions.of('portrait'), key, { position: '3' });
    const { shopperId, affinities } = document as Portrait;
    return { keys, shopperId, categories: affinities.category.map(({ name }) => name).sort() };
  };
  expect(await seen('a-1')).toEqual({
    keys: ['a-1', 'u-1'],
    shopperId: 'u-1',
    categories: ['hats', 'scarves'],
  });
  const about = { variant: { withoutEvents: [merge.id] } };
  await readModels.makeLive(
    portraitProjection,
    await readModels.addGeneration(portraitProjection, { about }),
  );
  expect(await seen('a-1')).toEqual({ keys: ['a-1'], shopperId: 'a-1', categories: ['scarves'] });
  expect(await seen('u-1')).toEqual({ keys: ['u-1'], shopperId: 'u-1', categories: ['hats'] });
  await expect(definitions.of('portraits')).rejects.toThrow('There are: portrait, journey, orders.');
});
