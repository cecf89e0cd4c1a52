import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differences } from './differences.js';

const json = fc.jsonValue({ maxDepth: 3 });

describe('differences', () => {
  it('are none between equal documents', () => {
    fc.assert(fc.property(json, (value) => differences(value, structuredClone(value)).length === 0));
  });

  it('are some between documents that are not equal', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        // the order of fields is no difference, nor is the sign of zero
        fc.pre(!sameFields(one, other));
        return differences(one, other).length > 0;
      }),
    );
  });

  it('name the field by a JSON pointer, with names escaped', () => {
    expect(differences({ a: { 'b/c': 1, 'd~e': 2 } }, { a: { 'b/c': 3, 'd~e': 2 } })).toEqual([
      { path: '/a/b~1c', before: 1, after: 3 },
    ]);
  });

  it('show fields that one has and the other has not', () => {
    expect(differences({ gone: 1, same: null }, { same: null, added: { x: 1 } })).toEqual([
      { path: '/gone', before: 1, after: undefined },
      { path: '/added', before: undefined, after: { x: 1 } },
    ]);
  });

  it('are the document itself where there was none, or another kind of value stood', () => {
    expect(differences(undefined, { a: 1 })).toEqual([{ path: '', before: undefined, after: { a: 1 } }]);
    expect(differences({ a: [1] }, { a: { 0: 1 } })).toEqual([{ path: '/a', before: [1], after: { 0: 1 } }]);
  });

  it('see one change where a list has slid on by one', () => {
    const entries = Array.from({ length: 200 }, (_, id) => ({ id }));
    expect(differences(entries.slice(0, -1), entries.slice(1))).toEqual([
      { path: '/0', before: { id: 0 }, after: undefined },
      { path: '/198', before: undefined, after: { id: 199 } },
    ]);
  });

  it('look into an entry that changed at its place', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ name, score: 1 }));
    expect(differences([a, b, c], [a, { ...b, score: 2 }, c])).toEqual([
      { path: '/1/score', before: 1, after: 2 },
    ]);
  });

  it('of lists of scalars, put in order, lead from one to the other', () => {
    const list = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        expect(patched(before, differences(before, after))).toEqual(after);
      }),
    );
  });
});

/** Takes away what is gone, by its place before; then puts in what is new, by its place after. */
function patched(before: readonly number[], changes: ReturnType<typeof differences>): unknown[] {
  const at = ({ path }: { readonly path: string }): number => Number(path.slice(1));
  const gone = new Set(changes.filter(({ after }) => after === undefined).map(at));
  const list: unknown[] = before.filter((_, place) => !gone.has(place));
  for (const change of changes) {
    if (change.after === undefined) continue;
    list.splice(at(change), change.before === undefined ? 0 : 1, change.after);
  }
  return list;
}

function sameFields(one: unknown, other: unknown): boolean {
  const ordered = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, field]) => [name, ordered(field)]),
        )
      : Array.isArray(value)
        ? value.map(ordered)
        : value;
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}
