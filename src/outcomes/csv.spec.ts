import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { asCsv } from './csv.js';

const only = (value: string): string =>
  asCsv({ columns: ['a'], rows: [[value]] }).slice('\uFEFFa\r\n'.length);

describe('a table as CSV', () => {
  it('begins with the mark by which spreadsheets know UTF-8, and ends every line as RFC 4180 says', () => {
    expect(asCsv({ columns: ['day', 'n'], rows: [['2026-11-22', 3]] })).toBe(
      '\uFEFFday,n\r\n2026-11-22,3\r\n',
    );
  });
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '=HYPERLINK("https://e.example","x")',
  ])('runs nothing in a spreadsheet: %j', (formula) => {
    const [row]: string[][] = parse(only(formula));
    expect(row).toEqual([`'${formula}`]);
  });
  it('leaves numbers numbers, negative ones too, and nothing empty', () => {
    expect(asCsv({ columns: ['a', 'b', 'c', 'd'], rows: [[-0.5, null, undefined, false]] })).toContain(
      '-0.5,,,false\r\n',
    );
  });
  it('gives back every text that is no formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), (row) => {
        const [, back]: string[][] = parse(asCsv({ columns: row, rows: [row] }), { bom: true });
        expect(back?.map((cell, i) => (cell === `'${row[i] ?? ''}` ? row[i] : cell))).toEqual(row);
      }),
    );
  });
});
