import type { Column } from '../columns/column.js';
import type { BinnedTable } from '../columns/table-encoder.js';
import { bestSplit, type Split, type SplitSettings } from './best-split.js';
import { holds } from './bin-set.js';
import { type HistogramLayout, histogramOf, PER_BIN, type Slopes, takeAway } from './histogram.js';
import { type GrownNode, Tree } from './tree.js';

export interface TreeSettings extends SplitSettings {
  readonly leaves: number;
  /** What a leaf's value is multiplied by: small steps, many trees. */
  readonly rate: number;
}

/** What a tree is grown on. */
export interface Ground {
  readonly table: BinnedTable;
  readonly columns: readonly Column[];
  readonly layout: HistogramLayout;
  readonly slopes: Slopes;
}

/** A leaf that may still be split. */
interface Bud {
  readonly node: number;
  readonly rows: Int32Array;
  readonly histogram: Float64Array;
  readonly split: Split | undefined;
}

/**
 * One tree, the most useful split first, until it has all its leaves (Shi 2007; LightGBM, Ke et al. 2017).
 *
 * @param rows places in the table of the rows it is grown on
 */
export function growTree(ground: Ground, rows: Int32Array, settings: TreeSettings): Tree {
  const nodes: GrownNode[] = [];
  const sprout = (part: Int32Array, histogram: Float64Array): Bud => {
    nodes.push({ value: valueOf(histogram, ground.layout, settings) });
    const split =
      part.length < 2 * settings.minRows
        ? undefined
        : bestSplit(histogram, ground.layout, ground.columns, settings);
    return { node: nodes.length - 1, rows: part, histogram, split };
  };
  const buds = [sprout(rows, histogramOf(ground.table, ground.layout, rows, ground.slopes))];
  while (buds.length < settings.leaves) {
    const at = mostUseful(buds);
    const bud = buds[at];
    if (!bud?.split) break;
    const { column, goesLeft } = bud.split;
    const children = childrenOf(bud, bud.split, ground).map(([part, sums]) => sprout(part, sums));
    const [left, right] = children.map(({ node }) => node);
    if (left === undefined || right === undefined) break;
    const grown = nodes[bud.node];
    if (grown) grown.split = { column, goesLeft, left, right };
    buds.splice(at, 1, ...children);
  }
  return new Tree(nodes);
}

/** The value that lowers the loss most for all rows alike, shrunk by penalty and rate. */
function valueOf(histogram: Float64Array, { bins }: HistogramLayout, { l2, rate }: TreeSettings): number {
  let gradient = 0;
  let curvature = 0;
  for (let at = 0; at < (bins[0] ?? 0) * PER_BIN; at += PER_BIN) {
    gradient += histogram[at] ?? 0;
    curvature += histogram[at + 1] ?? 0;
  }
  return (-rate * gradient) / (curvature + l2);
}

function mostUseful(buds: readonly Bud[]): number {
  let best = -1;
  let gain = 0;
  buds.forEach(({ split }, i) => {
    if (!split || split.gain <= gain) return;
    gain = split.gain;
    best = i;
  });
  return best;
}

/** Both sides with their sums; only the smaller one's rows are looked at. */
function childrenOf(
  { rows, histogram }: Bud,
  { column, goesLeft }: Split,
  { table, layout, slopes }: Ground,
): [Int32Array, Float64Array][] {
  const bins = table.columns[column] ?? new Uint8Array();
  const left = rows.filter((row) => holds(goesLeft, bins[row] ?? 0));
  const right = rows.filter((row) => !holds(goesLeft, bins[row] ?? 0));
  const smaller = left.length <= right.length ? left : right;
  const sums = histogramOf(table, layout, smaller, slopes);
  const rest = takeAway(histogram, sums);
  return smaller === left
    ? [
        [left, sums],
        [right, rest],
      ]
    : [
        [left, rest],
        [right, sums],
      ];
}
