import fc from 'fast-check';
import { type EventStore, InMemoryEventStore } from '#event-store';
import { derivedId, type RecordedEvent, SystemClock } from '#kernel';
import { type Projection, Projector, type ProjectorParts } from '#projections';
import { conversationStream, type Quarantined } from '#protocol';
import { InMemoryReadModels, type ReadModels } from '#read-models';
import { metadataAt } from '#testing';
import { commands, happened } from '../../libs/conversation/test/histories.js';
import { helpHistories } from '../../libs/outcomes/test/helped.js';
import { histories } from '../../libs/shopper/test/histories.js';
import { projections } from '../../src/projections.js';

/** What somebody did, as it goes into a log. */
export type Fact = Omit<RecordedEvent, 'position' | 'revision' | 'recordedAt'>;

const talk: fc.Arbitrary<readonly Fact[]> = fc
  .tuple(fc.constantFrom('c1', 'c2'), commands)
  .map(([id, asked]) =>
    happened(asked).map(({ type, data }, n) => ({
      type,
      data: { ...data, conversationId: id },
      id: derivedId(id, String(n)),
      schemaVersion: 1,
      metadata: metadataAt(n),
      stream: conversationStream(id),
    })),
  );

/** Shoppers who browse, order, are offered help and turn out to be one, and conversations, one event after the other in any order. */
export const shop: fc.Arbitrary<readonly Fact[]> = fc
  .tuple(histories(40), talk, helpHistories, fc.infiniteStream(fc.boolean()))
  .map(([browsing, talking, helping, coins]) => {
    const coin = () => coins.next().value === true;
    return interleaved(interleaved(browsing, talking, coin), helping, coin);
  });

function interleaved(one: readonly Fact[], other: readonly Fact[], coin: () => boolean): readonly Fact[] {
  const [left, right] = [[...one], [...other]];
  const all: Fact[] = [];
  while (left.length > 0 || right.length > 0) {
    const next = (left.length > 0 && (right.length === 0 || coin()) ? left : right).shift();
    if (next) all.push(next);
  }
  return all;
}

export const every: readonly (readonly [string, Projection])[] = projections.map((one) => [one.name, one]);

/** The projection with a mistake: about every fourth event it cannot apply. */
export const mistaken = (projection: Projection): Projection => ({
  ...projection,
  apply(event, documents) {
    if (isOdd(event)) throw new Error(`cannot apply "${event.id}"`);
    return projection.apply(event, documents);
  },
});
export const isOdd = ({ id }: Pick<Fact, 'id'>): boolean =>
  parseInt(derivedId('odd', id).slice(0, 1), 16) < 4;

export async function logOf(
  facts: readonly Fact[],
  store: EventStore = new InMemoryEventStore(),
): Promise<EventStore> {
  for (const { stream, ...event } of facts) await store.append(stream, [event]);
  return store;
}

/** Read models with a projector on them, as a runner has it. */
export async function opened(
  projection: Projection,
  store: ProjectorParts['store'],
  readModels: ReadModels = new InMemoryReadModels(),
  more: Partial<ProjectorParts> = {},
) {
  const parts = { store, readModels, clock: new SystemClock(), ...more };
  return { readModels, projector: await Projector.open(projection, parts) };
}

/** Gives the projector everything up to a position, in batches of this size. */
export async function carry(
  projector: Projector,
  store: ProjectorParts['store'],
  upTo: bigint,
  batch = 7,
): Promise<void> {
  while (projector.position < upTo) {
    const events = (await store.readAll(projector.position, { types: projector.types }, batch)).filter(
      ({ position }) => position <= upTo,
    );
    await projector.take({ events, upTo: events.length < batch ? upTo : (events.at(-1)?.position ?? upTo) });
  }
}

/** What a whole run from nothing comes to. */
export async function rebuilt(projection: Projection, store: EventStore): Promise<Shown> {
  const { projector, readModels } = await opened(projection, store);
  await carry(projector, store, await store.head());
  return shown(projection, readModels);
}

export interface Shown {
  readonly documents: readonly unknown[];
  readonly quarantine: readonly Omit<Quarantined, 'at'>[];
}

/** Everything that is stored, but for when it was set aside. */
export async function shown(projection: Projection, readModels: ReadModels): Promise<Shown> {
  const quarantine = { ...projection, part: 'quarantine' };
  return {
    documents: await readModels.find(projection, { limit: 10_000 }),
    quarantine: (await readModels.find<Quarantined>(quarantine, { limit: 10_000 })).map(
      ({ document: { at: _, ...entry } }) => entry,
    ),
  };
}
