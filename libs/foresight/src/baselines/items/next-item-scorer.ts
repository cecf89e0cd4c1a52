/** Numbers of items, counted from 0, oldest first. */
export type History = readonly number[];

/** What a scorer learns from. */
export interface ItemData {
  /** How many items there are. */
  readonly items: number;
  readonly sequences: readonly ItemSequence[];
}

export interface ItemSequence {
  readonly items: History;
  /** When it ended, milliseconds since 1970; absent where nobody knows. */
  readonly at?: number;
}

/** Says of every item how much speaks for its being next. */
export abstract class NextItemScorer {
  abstract readonly name: string;

  /** For each history one number an item; the larger the likelier. What nothing speaks for has 0, or what is least. */
  abstract scores(histories: readonly History[]): Promise<readonly Float32Array[]>;
}

/** A scorer that answers at once, from what it has counted. */
export abstract class CountingScorer extends NextItemScorer {
  protected constructor(protected readonly items: number) {
    super();
  }

  /** @param into one number an item, all 0: what speaks for it is added */
  abstract score(history: History, into: Float32Array): void;

  override scores(histories: readonly History[]): Promise<readonly Float32Array[]> {
    return Promise.resolve(
      histories.map((history) => {
        const into = new Float32Array(this.items);
        this.score(history, into);
        return into;
      }),
    );
  }
}
