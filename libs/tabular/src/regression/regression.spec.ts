import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '#kernel';
import { learnColumns } from '../columns/learn-columns.js';
import { TableEncoder } from '../columns/table-encoder.js';
import { logLoss, sigmoid } from '../log-odds.js';
import { solveInPlace } from './cholesky.js';
import { Design } from './design.js';
import { fitRegression, scoreAt } from './fit-regression.js';
import { meansOf, Regression } from './regression.js';

describe('solveInPlace', () => {
  it('solves what is positive definite, and refuses what is not', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer(), (size, seed) => {
        const random = seededRandom(seed);
        const root = Float64Array.from({ length: size * size }, () => random() - 0.5);
        const at = (i: number, j: number): number =>
          Array.from(
            { length: size },
            (_, k) => Number(root[i * size + k]) * Number(root[j * size + k]),
          ).reduce((sum, product) => sum + product, i === j ? 0.1 : 0);
        const matrix = Float64Array.from({ length: size * size }, (_, p) =>
          at(Math.floor(p / size), p % size),
        );
        const wanted = Float64Array.from({ length: size }, () => random());
        const right = wanted.map((_, i) => wanted.reduce((sum, x, j) => sum + at(i, j) * x, 0));
        solveInPlace(matrix, size, right).forEach((x, i) => expect(x).toBeCloseTo(Number(wanted[i]), 6));
        expect(() => solveInPlace(new Float64Array(size * size), size, right)).toThrow(RangeError);
      }),
    ));
});

const random = seededRandom(5);
const rows = Array.from({ length: 400 }, (_, i) => ({
  x: i % 17 === 0 ? null : random() * 10,
  kind: 'abc'.charAt(Math.floor(random() * 3)),
}));
const labels = Uint8Array.from(rows, ({ x, kind }) =>
  Number(random() < sigmoid((x ?? 5) - 5 + (kind === 'a' ? 2 : 0))),
);
const encoder = new TableEncoder(learnColumns(rows));
const design = new Design(encoder);
const sparse = design.of(rows);
const all = Int32Array.from(rows.keys());
const problem = { design: sparse, labels, rows: all, size: design.size, l2: 1 };

describe('fitRegression', () => {
  const weights = fitRegression(problem);
  const lossAt = (moved: Float64Array): number =>
    rows.length *
      logLoss(
        Float64Array.from(all, (row) => scoreAt(sparse, row, moved)),
        labels,
        all,
      ) +
    moved.reduce((sum, weight, i) => sum + (i === 0 ? 0 : 0.5 * weight ** 2), 0);

  it('ends where no weight can be moved for the better', () => {
    const least = lossAt(weights);
    weights.forEach((weight, i) => {
      for (const step of [-0.01, 0.01]) expect(lossAt(weights.with(i, weight + step))).toBeGreaterThan(least);
    });
  });

  it('comes to the same end from elsewhere', () => {
    const other = fitRegression(problem, new Float64Array(design.size).fill(0.5));
    other.forEach((weight, i) => expect(weight).toBeCloseTo(Number(weights[i]), 3));
  });

  it('says what each column adds, which sums to the score; gaps of numbers count as the mean at first', () => {
    const regression = new Regression(encoder, [...weights], [...meansOf(design, sparse)]);
    for (const row of [rows[0], rows[1], { x: 3 }, { kind: 'unheard of' }]) {
      const added = new Float64Array(2);
      const base = regression.attribute(row ?? {}, added, 1);
      expect(base + Number(added[0]) + Number(added[1])).toBeCloseTo(regression.score(row ?? {}), 10);
    }
    const [plain, a] = [new Float64Array(2), new Float64Array(2)];
    regression.attribute({ x: 5, kind: 'b' }, plain, 1);
    regression.attribute({ x: 5, kind: 'a' }, a, 1);
    expect(Number(a[1])).toBeGreaterThan(Number(plain[1]) + 1);
  });
});
