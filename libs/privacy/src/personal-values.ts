import { isForgotten } from '#protocol';
import type { PersonalShape } from './personal-shape.js';

/** Names and list places from the data down to a value. */
export type Path = readonly (string | number)[];

/** Data in two parts: without its personal values, and these with their places. */
export interface Parted {
  /** Null stands where a personal value stood, so that the order of the fields is kept. */
  readonly rest: unknown;
  readonly paths: readonly Path[];
  readonly values: readonly unknown[];
}

/** Whether there is anything to take out: asked of every event that is appended, so it makes nothing. */
export function holdsPersonal(value: unknown, shape: PersonalShape): boolean {
  if (value === undefined || value === null || isForgotten(value)) return false;
  if (shape.kind === 'personal') return true;
  if (shape.kind === 'list') {
    return Array.isArray(value) && value.some((item) => holdsPersonal(item, shape.items));
  }
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  for (const name of Object.keys(value)) {
    const inner = innerOf(shape, name);
    if (inner && holdsPersonal((value as Readonly<Record<string, unknown>>)[name], inner)) return true;
  }
  return false;
}

/** Takes the personal values out of data; the data itself is left as it is. */
export function parted(data: unknown, shape: PersonalShape): Parted {
  const paths: Path[] = [];
  const values: unknown[] = [];
  const part = (value: unknown, here: PersonalShape, path: Path): unknown => {
    if (value === undefined || value === null || isForgotten(value)) return value;
    if (here.kind === 'personal') {
      paths.push(path);
      values.push(value);
      return null;
    }
    if (here.kind === 'list') {
      return Array.isArray(value) ? value.map((item, at) => part(item, here.items, [...path, at])) : value;
    }
    if (typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]: [string, unknown]) => {
        const inner = innerOf(here, name);
        return [name, inner ? part(one, inner, [...path, name]) : one];
      }),
    );
  };
  return { rest: part(data, shape, []), paths, values };
}

const PERSONAL: PersonalShape = { kind: 'personal' };

function innerOf(
  { known, open }: Extract<PersonalShape, { kind: 'object' }>,
  name: string,
): PersonalShape | undefined {
  return known.get(name) ?? (open && !known.has(name) ? PERSONAL : undefined);
}

/** Puts values back to where they stood; what is on the way is copied, the given data is left as it is. */
export function joined(rest: unknown, paths: readonly Path[], valueAt: (index: number) => unknown): unknown {
  return paths.reduce((data, path, index) => withValue(data, path, valueAt(index)), rest);
}

function withValue(data: unknown, [step, ...further]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data)) return data.with(Number(step), withValue(data[Number(step)], further, value));
  const fields = data as Readonly<Record<string, unknown>>;
  return { ...fields, [step]: withValue(fields[step], further, value) };
}
