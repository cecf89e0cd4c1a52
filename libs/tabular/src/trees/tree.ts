import type { BinnedTable } from '../columns/table-encoder.js';
import { type BinSet, holds, rangesOf, setOf, WORDS } from './bin-set.js';

/** A node as growing leaves it: what rows that end there would get, and where the others go on. */
export interface GrownNode {
  value: number;
  split?: {
    readonly column: number;
    readonly goesLeft: BinSet;
    readonly left: number;
    readonly right: number;
  };
}

/** A node as it is written down: `[value]`, or `[value, column, left, right, ranges of the bins that go left]`. */
export type WrittenNode = readonly number[];

const LEAF = -1;

/** A decision tree over bins. Every node has a value, so that the way of a row can be told step by step. */
export class Tree {
  readonly #columns: Int16Array;
  readonly #children: Int16Array;
  readonly #values: Float64Array;
  readonly #sets: Uint32Array;

  constructor(readonly nodes: readonly GrownNode[]) {
    this.#columns = Int16Array.from(nodes, ({ split }) => split?.column ?? LEAF);
    this.#children = Int16Array.from(nodes.flatMap(({ split }) => [split?.left ?? 0, split?.right ?? 0]));
    this.#values = Float64Array.from(nodes, ({ value }) => value);
    this.#sets = new Uint32Array(nodes.length * WORDS);
    nodes.forEach(({ split }, i) => {
      if (split) this.#sets.set(split.goesLeft, i * WORDS);
    });
  }

  /** Score of one row. */
  score(bins: Uint8Array): number {
    let node = 0;
    for (let column = this.#column(0); column !== LEAF; column = this.#column(node))
      node = this.#next(node, bins[column] ?? 0);
    return this.#values[node] ?? 0;
  }

  /** Adds the scores of rows of a table to `into`, which has a place for every row of the table. */
  addScores({ columns }: BinnedTable, rows: Int32Array, into: Float64Array): void {
    for (const row of rows) {
      let node = 0;
      for (let column = this.#column(0); column !== LEAF; column = this.#column(node))
        node = this.#next(node, columns[column]?.[row] ?? 0);
      into[row] = (into[row] ?? 0) + (this.#values[node] ?? 0);
    }
  }

  /**
   * Adds to each column what its splits changed on the way of a row (Saabas 2014); together with the value of the
   * root, which is returned, they sum to the score.
   */
  attribute(bins: Uint8Array, into: Float64Array, weight = 1): number {
    let node = 0;
    for (let column = this.#column(0); column !== LEAF; column = this.#column(node)) {
      const next = this.#next(node, bins[column] ?? 0);
      into[column] = (into[column] ?? 0) + weight * ((this.#values[next] ?? 0) - (this.#values[node] ?? 0));
      node = next;
    }
    return weight * (this.#values[0] ?? 0);
  }

  toJSON(): WrittenNode[] {
    return this.nodes.map(({ value, split }) =>
      split ? [value, split.column, split.left, split.right, ...rangesOf(split.goesLeft)] : [value],
    );
  }

  static fromJSON(written: readonly WrittenNode[]): Tree {
    return new Tree(
      written.map(([value = 0, column, left = 0, right = 0, ...ranges]) =>
        column === undefined ? { value } : { value, split: { column, left, right, goesLeft: setOf(ranges) } },
      ),
    );
  }

  #column(node: number): number {
    return this.#columns[node] ?? LEAF;
  }

  #next(node: number, bin: number): number {
    return this.#children[2 * node + (holds(this.#sets, bin, node * WORDS) ? 0 : 1)] ?? 0;
  }
}
