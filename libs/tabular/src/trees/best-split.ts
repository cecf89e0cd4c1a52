import { type Column, MOST_BINS } from '../columns/column.js';
import { addBin, type BinSet, emptySet } from './bin-set.js';
import { type HistogramLayout, PER_BIN } from './histogram.js';

export interface SplitSettings {
  /** Rows, and sum of second derivatives, that each side must have. */
  readonly minRows: number;
  readonly minCurvature: number;
  /** Strength of the penalty on the values of leaves. */
  readonly l2: number;
  /** Added to `l2` where categories are split: choosing a subset fits noise more easily than choosing a place. */
  readonly categoryL2: number;
  /** Curvature added to a category's when categories are put in order. */
  readonly categorySmoothing: number;
}

export interface Split {
  readonly column: number;
  readonly goesLeft: BinSet;
  readonly gain: number;
}

interface Sums {
  gradient: number;
  curvature: number;
  rows: number;
}

/** One column's part of a histogram, with the sums of the whole node. */
interface Part {
  readonly column: number;
  readonly sums: Float64Array;
  readonly bins: number;
  readonly whole: Sums;
}

const UPWARDS = Int32Array.from({ length: MOST_BINS }, (_, bin) => bin);

/** The bins in the order in which they are moved to the left side one by one, and what stays fixed there. */
interface Scan {
  readonly order: Int32Array;
  readonly l2: number;
}

/** The split of a node that lowers the loss most (Friedman 2001; gain as in Chen & Guestrin 2016), if any does. */
export function bestSplit(
  histogram: Float64Array,
  layout: HistogramLayout,
  columns: readonly Column[],
  settings: SplitSettings,
): Split | undefined {
  let best: Split | undefined;
  const whole = sumOf(histogram.subarray(0, (layout.bins[0] ?? 0) * PER_BIN));
  layout.columns.forEach((column, i) => {
    const start = layout.starts[i] ?? 0;
    const bins = layout.bins[i] ?? 0;
    const sums = histogram.subarray(start, start + bins * PER_BIN);
    const part = { column, sums, bins, whole };
    for (const scan of scansOf(part, columns[column]?.kind ?? 'number', settings)) {
      const found = bestOf(part, scan, best?.gain ?? 0, settings);
      if (found) best = found;
    }
  });
  return best;
}

/**
 * Numbers are split by their order, with gaps on either side. Categories are put in the order of their slope: for a
 * convex loss the best of all subsets is a beginning of that order (Fisher 1958), from either end.
 */
function scansOf({ sums, bins }: Part, kind: Column['kind'], settings: SplitSettings): Scan[] {
  const { l2, categoryL2, categorySmoothing: smoothing } = settings;
  if (kind === 'number') {
    const gapsRight = { order: UPWARDS.subarray(1, bins), l2 };
    return (sums[2] ?? 0) === 0 ? [gapsRight] : [gapsRight, { order: UPWARDS.subarray(0, bins), l2 }];
  }
  const slope = (bin: number): number =>
    (sums[bin * PER_BIN] ?? 0) / ((sums[bin * PER_BIN + 1] ?? 0) + smoothing);
  const present = UPWARDS.subarray(0, bins).filter((bin) => (sums[bin * PER_BIN + 2] ?? 0) > 0);
  const order = present.sort((a, b) => slope(a) - slope(b));
  return [
    { order, l2: l2 + categoryL2 },
    { order: order.toReversed(), l2: l2 + categoryL2 },
  ];
}

function bestOf(
  part: Part,
  { order, l2 }: Scan,
  atLeast: number,
  settings: SplitSettings,
): Split | undefined {
  const { whole, sums } = part;
  const left: Sums = { gradient: 0, curvature: 0, rows: 0 };
  const before = worth(whole.gradient, whole.curvature, l2);
  let gain = atLeast;
  let end = -1;
  for (let i = 0; i < order.length; i++) {
    const at = (order[i] ?? 0) * PER_BIN;
    if ((sums[at + 2] ?? 0) === 0) continue;
    left.gradient += sums[at] ?? 0;
    left.curvature += sums[at + 1] ?? 0;
    left.rows += sums[at + 2] ?? 0;
    const curvature = whole.curvature - left.curvature;
    if (left.rows < settings.minRows || left.curvature < settings.minCurvature) continue;
    if (whole.rows - left.rows < settings.minRows || curvature < settings.minCurvature) break;
    const after =
      worth(left.gradient, left.curvature, l2) + worth(whole.gradient - left.gradient, curvature, l2);
    if (after - before <= gain) continue;
    gain = after - before;
    end = i;
  }
  return end < 0 ? undefined : { column: part.column, goesLeft: upTo(order, end), gain };
}

const worth = (gradient: number, curvature: number, l2: number): number => gradient ** 2 / (curvature + l2);

function upTo(order: Int32Array, end: number): BinSet {
  const set = emptySet();
  for (let i = 0; i <= end; i++) addBin(set, order[i] ?? 0);
  return set;
}

function sumOf(sums: Float64Array): Sums {
  const whole: Sums = { gradient: 0, curvature: 0, rows: 0 };
  for (let at = 0; at < sums.length; at += PER_BIN) {
    whole.gradient += sums[at] ?? 0;
    whole.curvature += sums[at + 1] ?? 0;
    whole.rows += sums[at + 2] ?? 0;
  }
  return whole;
}
