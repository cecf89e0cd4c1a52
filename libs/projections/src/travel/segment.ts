import { isDeepStrictEqual } from 'node:util';
import type { FieldChange } from '#protocol';
import { differences } from '../differences.js';
import type { View } from './view.js';

/** A JSON pointer (RFC 6901). */
type Pointer = string;

interface Shifts {
  /** Places in the list before. */
  readonly gone: Set<number>;
  /** Places in the list after. */
  readonly added: Set<number>;
}

/** A document before and after something happened. Follows a field from where it is after to where it was before. */
export class Segment {
  private known: readonly FieldChange[] | undefined;
  private shifts: ReadonlyMap<Pointer, Shifts> | undefined;
  private back: Segment | undefined;

  constructor(
    private readonly before: View,
    private readonly after: View,
  ) {}

  /** The fields of a document that was not there before are each a change. */
  get changes(): readonly FieldChange[] {
    const [before, after] = [this.before.value, this.after.value];
    this.known ??= differences(before ?? (isObject(after) ? {} : before), after);
    return this.known;
  }

  /** The same, seen from the other end. */
  get reversed(): Segment {
    this.back ??= new Segment(this.after, this.before);
    return this.back;
  }

  /** The path of such a change counts in the list before. */
  isGoneFromList(change: FieldChange): boolean {
    return change.after === undefined && isInList(change, this.after.value);
  }

  /** Whether what is at this place after, or anything within it, has changed. */
  touches(path: Pointer): boolean {
    return this.changes.some((change) =>
      this.isGoneFromList(change)
        ? isWithin(parentOf(change.path), path)
        : isWithin(change.path, path) || isWithin(path, change.path),
    );
  }

  /** Whether what is at this place after was not there before. */
  makes(path: Pointer): boolean {
    return this.changes.some(
      (change) => change.before === undefined && !this.isGoneFromList(change) && isWithin(path, change.path),
    );
  }

  /** Whether something else stands in this place after than before. */
  replaces(path: Pointer): boolean {
    return !isDeepStrictEqual(valueAt(this.before.value, path), valueAt(this.after.value, path));
  }

  /** Where that was before which is at this place after: entries of lists have moved. */
  placeBefore(path: Pointer): Pointer {
    const tokens = path.split('/');
    const moved = tokens.map((token, index) => {
      const shifts = index > 0 && this.listShifts.get(tokens.slice(0, index).join('/'));
      return shifts ? String(indexBefore(Number(token), shifts)) : token;
    });
    return moved.join('/');
  }

  private get listShifts(): ReadonlyMap<Pointer, Shifts> {
    this.shifts ??= shiftsIn(this.changes, this.after.value);
    return this.shifts;
  }
}

function shiftsIn(changes: readonly FieldChange[], after: unknown): ReadonlyMap<Pointer, Shifts> {
  const lists = new Map<Pointer, Shifts>();
  for (const change of changes) {
    const list = parentOf(change.path);
    if (!isInList(change, after)) continue;
    const shifts = lists.get(list) ?? { gone: new Set(), added: new Set() };
    const index = Number(change.path.slice(list.length + 1));
    if (change.after === undefined) shifts.gone.add(index);
    else if (change.before === undefined) shifts.added.add(index);
    lists.set(list, shifts);
  }
  return lists;
}

/** The place, in the list before, of the entry that is at `index` after: entries that stayed keep their order. */
function indexBefore(index: number, { gone, added }: Shifts): number {
  let stayed = index - [...added].filter((one) => one < index).length;
  let before = 0;
  for (; gone.has(before) || stayed > 0; before++) if (!gone.has(before)) stayed--;
  return before;
}

const isInList = ({ path }: FieldChange, after: unknown): boolean =>
  path !== '' && Array.isArray(valueAt(after, parentOf(path)));

export const parentOf = (path: Pointer): Pointer => path.slice(0, path.lastIndexOf('/'));

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWithin = (path: Pointer, outer: Pointer): boolean => path === outer || path.startsWith(`${outer}/`);

function valueAt(document: unknown, path: Pointer): unknown {
  let value = document;
  for (const token of path.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[token.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}
