import type { NewEvent } from '#kernel';
import { definitionOf, shopperOfStream } from '#protocol';
import { FIELD, sealed } from './envelope.js';
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
 * Events with their personal fields sealed. Where none holds any, or every key is at hand, the answer comes at once, and
 * shares with the events what needed no sealing.
 *
 * @throws NobodyToSealFor
 */
export function sealedEvents<Event extends NewEvent>(
  events: readonly Event[],
  streamOf: (event: Event) => string,
  keys: ShopperKeys,
): readonly Event[] | Promise<readonly Event[]> {
  const owners = events.map((event) => ownerOf(event, streamOf(event)));
  const given = new Map<string, SealingKey | Promise<SealingKey>>();
  for (const owner of owners) {
    if (owner !== undefined && !given.has(owner)) given.set(owner, keys.forSealing(owner));
  }
  const sealedUnder = (known: ReadonlyMap<string | undefined, SealingKey>, all: readonly Event[]) =>
    all.map((event, i) => sealedEvent(event, known.get(owners[i])));
  if (areAtHand(given)) return sealedUnder(given, events);
  // Whoever handed the events in may change them while the keys are waited for.
  const copies = events.map(copyOf);
  return allOf(given).then((known) => sealedUnder(known, copies));
}

type Keys<Key> = ReadonlyMap<string, Key>;

const areAtHand = (given: Keys<SealingKey | Promise<SealingKey>>): given is Keys<SealingKey> =>
  [...given.values()].every((key) => 'secret' in key);

const allOf = async (given: Keys<SealingKey | Promise<SealingKey>>): Promise<Keys<SealingKey>> =>
  new Map(await Promise.all(Array.from(given, async ([owner, key]) => [owner, await key] as const)));

function sealedEvent<Event extends NewEvent>(event: Event, key: SealingKey | undefined): Event {
  return key ? { ...event, data: sealed(event.id, event.data, shapeOf(event.type), key) } : event;
}

function copyOf<Event extends NewEvent>(event: Event): Event {
  const { data = null, metadata } = event;
  return {
    ...event,
    ...(JSON.parse(JSON.stringify({ data, metadata })) as Pick<Event, 'data' | 'metadata'>),
  };
}

/** The shopper whose person an event's fields tell of; undefined where they tell of nobody. @throws NobodyToSealFor */
function ownerOf({ type, data }: NewEvent, stream: string): string | undefined {
  if (!holdsPersonal(data, shapeOf(type))) return undefined;
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
