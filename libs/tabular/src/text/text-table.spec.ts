import { describe, expect, it } from '@jest/globals';
import { textTable, type TextRow } from './text-table.js';

const file = (...rows: Record<string, string>[]): TextRow[] =>
  rows.map((fields, i) => ({ line: i + 2, fields }));
const many = (fields: (i: number) => Record<string, string>): TextRow[] =>
  file(...Array.from({ length: 40 }, (_, i) => fields(i)));

describe('textTable', () => {
  it('finds numbers and words, and what means yes', () => {
    const { rows, labels, positive, notes } = textTable(
      file({ age: '31', plan: ' basic ', left: 'Yes' }, { age: '4e1', plan: 'full', left: 'No' }),
      { label: 'left' },
    );
    expect(rows).toEqual([
      { age: 31, plan: 'basic' },
      { age: 40, plan: 'full' },
    ]);
    expect([labels, positive, notes]).toEqual([[true, false], 'Yes', []]);
  });

  it('takes bad numbers for gaps and tells each by its line; gaps are told once a column', () => {
    const { rows, notes } = textTable(
      many((i) => ({ age: i === 5 ? '3O' : i === 6 ? ' ' : String(i), left: String(i % 2) })),
      { label: 'left' },
    );
    expect(rows.slice(4, 8).map(({ age }) => age)).toEqual([4, null, null, 7]);
    expect(notes).toEqual([
      { column: 'age', message: '1 gaps (lines 8)' },
      { line: 7, column: 'age', message: '"3O" is no number: taken as a gap' },
    ]);
  });

  it('leaves out rows without a label, columns that name the row, and those it is told to', () => {
    const { rows, notes } = textTable(
      many((i) => ({ id: `customer ${i}`, x: String(i % 3), old: '1', left: i === 0 ? '' : String(i % 2) })),
      { label: 'left', drop: ['old'] },
    );
    expect(rows).toHaveLength(39);
    expect(Object.keys(rows[0] ?? {})).toEqual(['x']);
    expect(notes.map(({ line, column }) => [line, column])).toEqual([
      [2, 'left'],
      [undefined, 'id'],
    ]);
  });

  it('asks which value means yes where that cannot be told', () => {
    const rows = file({ x: '1', end: 'bought' }, { x: '2', end: 'left' }, { x: '3', end: 'asked' });
    expect(() => textTable(rows, { label: 'end' })).toThrow(
      'Say which value of end means yes, for example --positive bought: there are bought, left, asked.',
    );
    expect(textTable(rows, { label: 'end', positive: 'bought' }).labels).toEqual([true, false, false]);
    expect(() => textTable(rows, { label: 'end', positive: 'gone' })).toThrow('No row has "gone"');
    expect(() => textTable(rows, { label: 'fin' })).toThrow('There is no column "fin"; there are x, end.');
  });
});
