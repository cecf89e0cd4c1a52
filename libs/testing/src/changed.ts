import type { FieldChange } from '#protocol';

type Json = Record<string, unknown> | unknown[];

/**
 * A document with changes made to it, as a reader of `differences` would: entries that are gone are taken out of
 * their lists first (their paths count before), then new ones are put in (theirs count after), then fields are set.
 */
export function changed(before: unknown, changes: readonly FieldChange[]): unknown {
  const whole = changes.find(({ path }) => path === '');
  if (whole) return whole.after;
  const root = (structuredClone(before) ?? {}) as Json;
  const depths = [...new Set(changes.map(depthOf))].sort((a, b) => a - b);
  for (const depth of depths) {
    const here = changes.filter((change) => depthOf(change) === depth);
    const inLists = here.filter((change) => Array.isArray(parentIn(root, change.path)));
    for (const change of inLists
      .filter(({ after }) => after === undefined)
      .sort(byPlace)
      .reverse())
      listAt(root, change.path).splice(placeOf(change), 1);
    for (const change of inLists.filter((one) => one.before === undefined).sort(byPlace))
      listAt(root, change.path).splice(placeOf(change), 0, change.after);
    for (const change of inLists.filter((one) => one.before !== undefined && one.after !== undefined))
      listAt(root, change.path)[placeOf(change)] = change.after;
    for (const change of here.filter((one) => !inLists.includes(one))) {
      const fields = parentIn(root, change.path) as Record<string, unknown>;
      if (change.after === undefined) Reflect.deleteProperty(fields, lastOf(change.path));
      else fields[lastOf(change.path)] = change.after;
    }
  }
  return root;
}

const tokens = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
const depthOf = ({ path }: FieldChange): number => tokens(path).length;
const lastOf = (path: string): string => tokens(path).at(-1) ?? '';
const placeOf = ({ path }: FieldChange): number => Number(lastOf(path));
const byPlace = (a: FieldChange, b: FieldChange): number => placeOf(a) - placeOf(b);
const listAt = (root: Json, path: string): unknown[] => parentIn(root, path) as unknown[];

function parentIn(root: Json, path: string): unknown {
  let value: unknown = root;
  for (const token of tokens(path).slice(0, -1)) value = (value as Record<string, unknown>)[token];
  return value;
}
