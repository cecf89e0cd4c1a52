import { seededRandom, shuffle } from '#kernel';
import type { Column } from '../columns/column.js';
import type { BinnedTable } from '../columns/table-encoder.js';
import { logLoss, sigmoid } from '../log-odds.js';
import { growTree, type TreeSettings } from './grow-tree.js';
import { layoutOf, type Slopes } from './histogram.js';
import { Tree, type WrittenNode } from './tree.js';

export interface BoostSettings extends TreeSettings {
  readonly rounds: number;
  /** Rounds without a better score on the rows held out after which it ends. */
  readonly patience: number;
  /** Share of the rows, and of the columns, that each tree sees. */
  readonly rowShare: number;
  readonly columnShare: number;
  readonly seed: number;
}

/** What is learnt: 1 or 0 for every row of a table. */
export interface Lesson {
  readonly table: BinnedTable;
  readonly columns: readonly Column[];
  readonly bins: readonly number[];
  readonly labels: Uint8Array;
  readonly train: Int32Array;
  /** Never learnt from: to see when more trees help no more. */
  readonly held: Int32Array;
}

export interface WrittenTrees {
  readonly base: number;
  readonly trees: readonly (readonly WrittenNode[])[];
}

/** A sum of trees: log-odds. */
export class BoostedTrees {
  constructor(
    readonly base: number,
    readonly trees: readonly Tree[],
  ) {}

  score(bins: Uint8Array): number {
    return this.trees.reduce((sum, tree) => sum + tree.score(bins), this.base);
  }

  /** Adds the scores of rows of a table to `into`, which has a place for every row of the table. */
  addScores(table: BinnedTable, rows: Int32Array, into: Float64Array): void {
    for (const row of rows) into[row] = (into[row] ?? 0) + this.base;
    for (const tree of this.trees) tree.addScores(table, rows, into);
  }

  attribute(bins: Uint8Array, into: Float64Array, weight: number): number {
    return this.trees.reduce((sum, tree) => sum + tree.attribute(bins, into, weight), weight * this.base);
  }

  first(trees: number): BoostedTrees {
    return new BoostedTrees(this.base, this.trees.slice(0, trees));
  }

  toJSON(): WrittenTrees {
    return { base: this.base, trees: this.trees.map((tree) => tree.toJSON()) };
  }

  static fromJSON(json: WrittenTrees): BoostedTrees {
    return new BoostedTrees(
      json.base,
      json.trees.map((tree) => Tree.fromJSON(tree)),
    );
  }
}

export interface Boosting {
  readonly model: BoostedTrees;
  /** Mean log loss of the rows held out after each tree. */
  readonly losses: readonly number[];
}

/** Gradient boosting of the log loss (Friedman 2001, 2002) with Newton steps in the leaves. */
export function boost(lesson: Lesson, settings: BoostSettings): Boosting {
  const { table, columns, bins, labels, train, held } = lesson;
  const random = seededRandom(settings.seed);
  const base = baseOf(labels, train);
  const scores = new Float64Array(table.rows).fill(base);
  const slopes = { gradient: new Float64Array(table.rows), curvature: new Float64Array(table.rows) };
  const trees: Tree[] = [];
  const losses: number[] = [];
  let best = 0;
  while (trees.length < settings.rounds && trees.length - best < settings.patience) {
    const rows = sample(train, settings.rowShare, random).sort();
    const chosen = sample(Int32Array.from(columns.keys()), settings.columnShare, random).sort();
    slopesAt(scores, labels, rows, slopes);
    const layout = layoutOf([...chosen], bins);
    const tree = growTree({ table, columns, layout, slopes }, rows, settings);
    trees.push(tree);
    tree.addScores(table, train, scores);
    tree.addScores(table, held, scores);
    losses.push(logLoss(scores, labels, held));
    if ((losses.at(-1) ?? 0) < (losses[best - 1] ?? Infinity)) best = trees.length;
  }
  return { model: new BoostedTrees(base, trees), losses };
}

/** Log-odds of the share of ones, a half of a row away from certainty. */
function baseOf(labels: Uint8Array, rows: Int32Array): number {
  const ones = rows.reduce((sum, row) => sum + (labels[row] ?? 0), 0);
  return Math.log((ones + 0.5) / (rows.length - ones + 0.5));
}

function sample(items: Int32Array, share: number, random: () => number): Int32Array {
  if (share >= 1) return items.slice();
  return shuffle(items.slice(), random).subarray(0, Math.max(1, Math.round(share * items.length)));
}

function slopesAt(
  scores: Float64Array,
  labels: Uint8Array,
  rows: Int32Array,
  { gradient, curvature }: Slopes,
): void {
  for (const row of rows) {
    const probability = sigmoid(scores[row] ?? 0);
    gradient[row] = probability - (labels[row] ?? 0);
    curvature[row] = probability * (1 - probability);
  }
}
