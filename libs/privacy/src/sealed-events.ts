import type { NewEvent } from '#kernel';
import { definitionOf, shopperOfStream } from '#protocol';
import { FIELD, type Sealing, sealingOf } from './envelope.js';
import { type PersonalShape, personalShapeOf } from './personal-shape.js';
import { holdsPersonal } from './personal-values.js';
import type { SealingKey, ShopperKeys } from './shopper-keys.js';

/** An event tells of a person without naming a shopper: there is no key that it could be sealed under. */
export class NobodyToSealFor extends Error {
  override readonly name = 'NobodyToSealFor';
  constructor(
    readonly type: string,
    readonly stream: string,
  ) {
    super(
      `${type} for stream ${stream} holds personal fields but names no shopper: ` +
        'append it to a shopper’s stream, or put a shopperId into its data.',
    );
  }
}

/** Of types without personal fields only the field of the seal itself, which nobody may bring along. */
const RESERVED: PersonalShape = {
  kind: 'object',
  known: new Map([[FIELD, { kind: 'personal' }]]),
  open: false,
};
const shapes = new Map<string, PersonalShape>();

/**
 * Events with their personal fields sealed. Where none holds any, the answer comes at once: the events as they are.
 *
 * @throws NobodyToSealFor
 */
export function sealedEvents<Event extends NewEvent>(
  events: readonly Event[],
  streamOf: (event: Event) => string,
  keys: ShopperKeys,
): readonly Event[] | Promise<readonly Event[]> {
  if (!events.some(({ type, data }) => holdsPersonal(data, shapeOf(type)))) return events;
  // Keys may have to be waited for, and whoever handed the events in may change them meanwhile.
  return seal(
    events.map((event) => taken(event, streamOf(event))),
    keys,
  );
}

interface Taken<Event> {
  readonly event: Event;
  readonly sealing: Sealing | undefined;
  readonly owner: string | undefined;
}

function taken<Event extends NewEvent>(event: Event, stream: string): Taken<Event> {
  const sealing = sealingOf(event.id, event.data, shapeOf(event.type));
  const owner = sealing && ownerOf(event, stream);
  const { data = null, metadata } = event;
  const copy = { metadata, ...(!sealing && { data }) };
  return { event: { ...event, ...(JSON.parse(JSON.stringify(copy)) as object) }, sealing, owner };
}

async function seal<Event extends NewEvent>(
  all: readonly Taken<Event>[],
  keys: ShopperKeys,
): Promise<readonly Event[]> {
  const owners = [...new Set(all.flatMap(({ owner }) => owner ?? []))];
  const given = await Promise.all(
    owners.map(async (owner) => [owner, await keys.forSealing(owner)] as const),
  );
  const keyOf: ReadonlyMap<string | undefined, SealingKey> = new Map(given);
  return all.map(({ event, sealing, owner }) => {
    const key = keyOf.get(owner);
    return sealing && key ? { ...event, data: sealing.seal(key) } : event;
  });
}

/** The shopper whose person the fields tell of. */
function ownerOf({ type, data }: NewEvent, stream: string): string {
  const owner = shopperOfStream(stream) ?? (data as { shopperId?: unknown } | null)?.shopperId;
  if (typeof owner !== 'string' || owner === '') throw new NobodyToSealFor(type, stream);
  return owner;
}

/** Where personal values may stand in data of a type; looked up in the schema once a type. */
export function shapeOf(type: string): PersonalShape {
  let shape = shapes.get(type);
  if (shape) return shape;
  const definition = definitionOf(type);
  shape = (definition && personalShapeOf(definition)) ?? RESERVED;
  // Types come from outside too: only those that Presage knows are remembered.
  if (definition) shapes.set(type, shape);
  return shape;
}
