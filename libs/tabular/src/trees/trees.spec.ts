import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TableRow } from '../cell.js';
import { learnColumns } from '../columns/learn-columns.js';
import { rowOf, TableEncoder } from '../columns/table-encoder.js';
import { addBin, emptySet, holds, rangesOf, setOf } from './bin-set.js';
import { bestSplit } from './best-split.js';
import { boost, type BoostSettings, BoostedTrees, type Lesson, type WrittenTrees } from './boosted-trees.js';
import { growTree } from './grow-tree.js';
import { histogramOf, layoutOf } from './histogram.js';

const SETTINGS: BoostSettings = {
  rounds: 12,
  patience: 12,
  rate: 0.3,
  leaves: 6,
  minRows: 1,
  minCurvature: 0,
  l2: 1,
  categoryL2: 0,
  categorySmoothing: 0,
  rowShare: 1,
  columnShare: 1,
  seed: 3,
};

function lessonOf(rows: readonly TableRow[], labels: readonly number[]): Lesson {
  const encoder = new TableEncoder(learnColumns(rows));
  const all = Int32Array.from(rows.keys());
  const { columns, bins } = encoder;
  const table = encoder.encodeAll(rows);
  return { table, columns, bins, labels: Uint8Array.from(labels), train: all, held: all };
}

/** Tree of least squares on the targets: with curvature 1 and gradient −target, leaves hold shrunken means. */
function treeOn(rows: readonly TableRow[], targets: readonly number[], leaves: number) {
  const { table, columns, bins } = lessonOf(rows, []);
  const slopes = {
    gradient: Float64Array.from(targets, (target) => -target),
    curvature: new Float64Array(rows.length).fill(1),
  };
  const layout = layoutOf([...columns.keys()], bins);
  const settings = { ...SETTINGS, leaves, rate: 1, l2: 0 };
  const tree = growTree({ table, columns, layout, slopes }, Int32Array.from(rows.keys()), settings);
  return { tree, scores: rows.map((_, i) => tree.score(rowOf(table, i))) };
}

const noisy = fc.array(
  fc.record({
    x: fc.option(fc.integer({ min: -50, max: 50 }), { nil: null }),
    y: fc.integer({ min: 0, max: 9 }),
    kind: fc.constantFrom('a', 'b', 'c', null),
    label: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 12, maxLength: 80 },
);
const parted = (items: readonly { label: number }[]) => ({
  rows: items.map(({ label: _, ...row }) => row as TableRow),
  labels: items.map(({ label }) => label),
});

describe('bestSplit', () => {
  it('finds the place that brute force finds', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.integer({ min: 0, max: 12 }), g: fc.integer({ min: -9, max: 9 }) }), {
          minLength: 2,
          maxLength: 40,
        }),
        (items) => {
          const { table, columns, bins } = lessonOf(
            items.map(({ x }) => ({ x })),
            [],
          );
          fc.pre(columns.length === 1);
          const slopes = {
            gradient: Float64Array.from(items, ({ g }) => g),
            curvature: new Float64Array(items.length).fill(1),
          };
          const layout = layoutOf([0], bins);
          const sums = histogramOf(table, layout, Int32Array.from(items.keys()), slopes);
          const found = bestSplit(sums, layout, columns, SETTINGS);
          const worth = (part: typeof items) =>
            part.reduce((sum, { g }) => sum + g, 0) ** 2 / (part.length + SETTINGS.l2);
          const gains = items.map(({ x: edge }) => {
            const left = items.filter(({ x }) => x <= edge);
            return left.length === items.length
              ? 0
              : worth(left) + worth(items.filter(({ x }) => x > edge)) - worth(items);
          });
          expect(found?.gain ?? 0).toBeCloseTo(Math.max(0, ...gains), 8);
        },
      ),
    ));

  it('parts categories by what they say, whatever their order', () => {
    const good = new Set(['b', 'd', 'g']);
    const rows = Array.from({ length: 70 }, (_, i) => ({ kind: 'abcdefg'.charAt(i % 7) }));
    const { tree, scores } = treeOn(
      rows,
      rows.map(({ kind }) => (good.has(kind) ? 1 : 0)),
      2,
    );
    expect(tree.nodes).toHaveLength(3);
    scores.forEach((score, i) => expect(score).toBeCloseTo(good.has(rows[i]?.kind ?? '') ? 1 : 0, 10));
  });

  it('sends gaps to the side they are like', () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ x: i % 3 === 0 ? null : i }));
    const high = rows.map(({ x }) => (x === null || x > 30 ? 1 : 0));
    expect(treeOn(rows, high, 2).scores.map(Math.abs)).toEqual(high);
    const low = rows.map(({ x }) => (x === null || x < 30 ? 1 : 0));
    expect(treeOn(rows, low, 2).scores.map(Math.abs)).toEqual(low);
  });
});

describe('growTree', () => {
  it('splits first where most is to be won, and has no more leaves than asked for', () => {
    const rows = Array.from({ length: 80 }, (_, i) => ({ x: i, y: i % 2 }));
    const targets = rows.map(({ x, y }) => (x < 40 ? 0 : 10 + y));
    const { tree } = treeOn(rows, targets, 3);
    expect(tree.nodes.filter(({ split }) => !split)).toHaveLength(3);
    expect(tree.nodes[0]?.split?.column).toBe(0);
  });

  it('gives the same scores when a number is stretched, as long as its order is kept', () =>
    fc.assert(
      fc.property(noisy, (items) => {
        const { rows, labels } = parted(items);
        const stretched = rows.map((row) => ({
          ...row,
          x: typeof row.x === 'number' ? Math.sinh(row.x / 10) * 1e3 : row.x,
        }));
        fc.pre(learnColumns(rows).length === 3);
        expect(treeOn(stretched, labels, 6).scores).toEqual(treeOn(rows, labels, 6).scores);
      }),
    ));
});

describe('boost', () => {
  it('lowers the loss of what it learns from, the same way each time', () =>
    fc.assert(
      fc.property(noisy, (items) => {
        const { rows, labels } = parted(items);
        fc.pre(learnColumns(rows).length > 0);
        const lesson = lessonOf(rows, labels);
        const { model, losses } = boost(lesson, SETTINGS);
        expect(losses.at(-1)).toBeLessThanOrEqual(Number(losses[0]) + 1e-12);
        expect(boost(lesson, SETTINGS).model.toJSON()).toEqual(model.toJSON());
      }),
      { numRuns: 40 },
    ));

  it('tells what each column changed, which sums to the score; and comes back from JSON', () =>
    fc.assert(
      fc.property(noisy, (items) => {
        const { rows, labels } = parted(items);
        fc.pre(learnColumns(rows).length === 3);
        const lesson = lessonOf(rows, labels);
        const { model } = boost(lesson, { ...SETTINGS, rowShare: 0.7, columnShare: 0.7 });
        const read = BoostedTrees.fromJSON(JSON.parse(JSON.stringify(model)) as WrittenTrees);
        rows.forEach((_, i) => {
          const bins = rowOf(lesson.table, i);
          const added = new Float64Array(3);
          const base = model.attribute(bins, added, 1);
          expect(added.reduce((sum, part) => sum + part, base)).toBeCloseTo(model.score(bins), 10);
          expect(read.score(bins)).toBe(model.score(bins));
        });
      }),
      { numRuns: 30 },
    ));

  it('stops when held-out rows gain nothing more', () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({ x: (i * 37) % 101 }));
    const labels = rows.map((_, i) => (i * 7919) % 2);
    const half = Int32Array.from(rows.keys()).filter((i) => i % 4 < 2);
    const rest = Int32Array.from(rows.keys()).filter((i) => i % 4 >= 2);
    const lesson = { ...lessonOf(rows, labels), train: half, held: rest };
    const { losses } = boost(lesson, { ...SETTINGS, rounds: 500, patience: 5 });
    expect(losses.length).toBeLessThan(500);
    expect(losses.length - 1 - losses.indexOf(Math.min(...losses))).toBe(5);
  });
});

it('writes a set of bins as ranges', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 255 })), (bins) => {
      const set = emptySet();
      bins.forEach((bin) => addBin(set, bin));
      expect(setOf(rangesOf(set))).toEqual(set);
      expect(bins.every((bin) => holds(set, bin))).toBe(true);
    }),
  ));
