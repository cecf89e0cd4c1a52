import type { EventDefinition } from '#protocol';
import { z } from 'zod';

/**
 * Where personal values may stand in the data of an event type. A field that is marked `personal` is, whole.
 * So is whatever the schema does not know: nobody can tell what a shop puts there.
 */
export type PersonalShape =
  | { readonly kind: 'personal' }
  | {
      readonly kind: 'object';
      /** What the schema knows; undefined where nothing in it is personal. */
      readonly known: ReadonlyMap<string, PersonalShape | undefined>;
      /** Whether other fields may come; they are personal. */
      readonly open: boolean;
    }
  | { readonly kind: 'list'; readonly items: PersonalShape };

/** The parts of a JSON Schema that say it. */
interface Schema {
  readonly personal?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
}

/** @returns undefined where nothing of this type can be personal */
export function personalShapeOf({ type, data }: EventDefinition): PersonalShape | undefined {
  const schema = z.toJSONSchema(data, { io: 'input' }) as Schema;
  const shape = shapeIn(schema);
  const marked = JSON.stringify(schema).split('"personal":true').length - 1;
  if (marked !== personalIn(shape)) {
    throw new Error(`${type} marks a field personal where it cannot be sealed: mark the field around it.`);
  }
  return shape;
}

function shapeIn(schema: Schema): PersonalShape | undefined {
  if (schema.personal) return { kind: 'personal' };
  if (schema.items) {
    const items = shapeIn(schema.items);
    return items && { kind: 'list', items };
  }
  const open = isAnything(schema.additionalProperties);
  if (!schema.properties && !open) return undefined;
  const known = new Map(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, shapeIn(one)]));
  const hasPersonal = open || [...known.values()].some((one) => one !== undefined);
  return hasPersonal ? { kind: 'object', known, open } : undefined;
}

/** `{}` in JSON Schema: a value of any kind, as `z.looseObject` and `z.record(…, z.unknown())` take. */
const isAnything = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && Object.keys(schema).length === 0;

function personalIn(shape: PersonalShape | undefined): number {
  if (shape === undefined) return 0;
  if (shape.kind === 'personal') return 1;
  if (shape.kind === 'list') return personalIn(shape.items);
  return [...shape.known.values()].reduce((sum, one) => sum + personalIn(one), 0);
}
