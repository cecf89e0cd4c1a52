import { isDeepStrictEqual } from 'node:util';
import type { FieldChange } from '#protocol';
import { alignment } from './alignment.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is not the same in two documents, field by field, in the order of their fields; empty where they are equal.
 * Paths are JSON pointers (RFC 6901). A field that one of them does not have is `undefined` there. In lists, entries
 * that both have are matched first, so that one more at the front is one change; the path of an entry that is gone
 * counts in the list before, every other in the list after.
 *
 * @param before a value as JSON knows it; undefined where there was none
 */
export function differences(before: unknown, after: unknown): readonly FieldChange[] {
  return compare(before, after, '');
}

function compare(before: unknown, after: unknown, path: string): readonly FieldChange[] {
  if (before === after) return [];
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, path);
  if (isFields(before) && isFields(after)) return inFields(before, after, path);
  return isDeepStrictEqual(before, after) ? [] : [{ path, before, after }];
}

function inFields(before: Fields, after: Fields, path: string): readonly FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    compare(own(before, name), own(after, name), `${path}/${escaped(name)}`),
  );
}

function inLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
): readonly FieldChange[] {
  return alignment(before, after).flatMap(([old, now]) => {
    if (now === undefined)
      return [{ path: `${path}/${String(old)}`, before: before[old ?? 0], after: undefined }];
    if (old === undefined) return [{ path: `${path}/${String(now)}`, before: undefined, after: after[now] }];
    return compare(before[old], after[now], `${path}/${String(now)}`);
  });
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Not what every object inherits: a field may be called `constructor`. */
const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
