import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '#kernel';
import type { TableRow } from '../cell.js';
import { sigmoid } from '../log-odds.js';
import { DEFAULT_TABLE_SETTINGS } from './settings.js';
import { TableModel } from './table-model.js';
import { trainTable } from './train-table.js';

const QUICK = { folds: 3, l2: [10], trees: { ...DEFAULT_TABLE_SETTINGS.trees, rate: 0.1, patience: 10 } };

/** Who waits long leaves, unless they hold a card; gaps among the waiting times mean trouble. */
function customers(count: number, seed: number): { rows: TableRow[]; labels: boolean[] } {
  const random = seededRandom(seed);
  const rows: TableRow[] = [];
  const labels: boolean[] = [];
  for (let i = 0; i < count; i++) {
    const wait = random() < 0.1 ? null : Math.round(random() * 20);
    const card = random() < 0.5;
    const city = 'Ulm,Bonn,Kiel'.split(',')[Math.floor(random() * 3)];
    rows.push({ wait, card, city, shop: 'the only one' });
    labels.push(random() < sigmoid((wait ?? 18) / 2 - 5 - (card ? 3 : 0)));
  }
  return { rows, labels };
}

const { rows, labels } = customers(900, 1);
const model = trainTable(rows, labels, QUICK);

describe('trainTable', () => {
  it('finds what is there, and looks at no column that says the same in every row', () => {
    expect(model.columns.map(({ name }) => name)).toEqual(['wait', 'card', 'city']);
    expect(model.heldOut.auc).toBeGreaterThan(0.85);
    expect(model.heldOut.ece).toBeLessThan(0.05);
    expect(model.predict({ wait: 19, card: false, city: 'Ulm' })).toBeGreaterThan(0.8);
    expect(model.predict({ wait: 2, card: true, city: 'Ulm' })).toBeLessThan(0.1);
  });

  it('learns from gaps, and answers for rows that lack columns or hold strange values', () => {
    const gap = model.predict({ wait: null, card: false });
    expect(gap).toBeGreaterThan(model.predict({ wait: 8, card: false }));
    for (const row of [{}, { wait: 'long', card: 7, city: '' }, { wait: Infinity, other: 1 }]) {
      expect(model.predict(row)).toBeGreaterThan(0);
      expect(model.predict(row)).toBeLessThan(1);
    }
  });

  it('holds its promise on rows it has not seen', () => {
    const later = customers(600, 2);
    const mean = later.rows.reduce((sum, row) => sum + model.predict(row), 0) / 600;
    expect(mean).toBeCloseTo(later.labels.filter(Boolean).length / 600, 1);
    const called = later.rows.map((row) => model.predict(row) >= model.thresholds.accuracy);
    const right = called.filter((yes, i) => yes === later.labels[i]).length / 600;
    expect(right).toBeGreaterThan(0.78);
  });

  it('gives the same model for the same seed, another for another', () => {
    const again = trainTable(rows, labels, QUICK);
    expect(JSON.stringify(again)).toBe(JSON.stringify(model));
    expect(JSON.stringify(trainTable(rows, labels, { ...QUICK, seed: 2 }))).not.toBe(JSON.stringify(model));
  });

  it('tells its progress, up to the end', () => {
    const told: number[] = [];
    trainTable(rows.slice(0, 60), labels.slice(0, 60), { ...QUICK, onProgress: (share) => told.push(share) });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it.each([
    [[true, true, true], 'Of 3 rows 3 are yes and 0 are no'],
    [[false, false, true], 'Of 3 rows 1 are yes and 2 are no'],
    [[], 'Of 0 rows 0 are yes and 0 are no'],
  ])('needs both classes: %j', (some, message) => {
    expect(() => trainTable(rows.slice(0, some.length), some)).toThrow(message);
  });

  it('needs a column that differs', () => {
    const alike = Array.from({ length: 20 }, () => ({ x: 1 }));
    expect(() =>
      trainTable(
        alike,
        alike.map((_, i) => i % 2 === 0),
      ),
    ).toThrow('No column tells the rows apart');
  });
});

describe('TableModel', () => {
  it('explains a probability by its columns, strongest first', () => {
    const row = { wait: 19, card: true, city: 'Bonn' };
    const { probability, base, contributions } = model.explain(row);
    expect(probability).toBeCloseTo(model.predict(row), 10);
    expect(sigmoid(contributions.reduce((sum, { logOdds }) => sum + logOdds, base))).toBeCloseTo(
      probability,
      10,
    );
    expect(contributions.map(({ column }) => column).at(-1)).toBe('city');
    const byColumn = Object.fromEntries(contributions.map(({ column, logOdds }) => [column, logOdds]));
    expect(byColumn.wait).toBeGreaterThan(0.5);
    expect(byColumn.card).toBeLessThan(-0.5);
    expect(contributions.find(({ column }) => column === 'wait')?.value).toBe(19);
  });

  it('comes back from JSON as it was', () => {
    const read = TableModel.fromJSON(JSON.parse(JSON.stringify(model)));
    for (const row of rows.slice(0, 50)) expect(read.predict(row)).toBe(model.predict(row));
    expect(read.explain(rows[0] ?? {})).toEqual(model.explain(rows[0] ?? {}));
    expect(read.thresholds).toEqual(model.thresholds);
  });

  it.each([null, {}, { format: 'presage-table@0' }])('refuses what is no model: %j', (written) => {
    expect(() => TableModel.fromJSON(written)).toThrow('Train it again');
  });
});
