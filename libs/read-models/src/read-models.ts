/** Names one version of one projection's documents; `portrait@1` and `portrait@2` live side by side. */
export interface ReadModel {
  readonly name: string;
  readonly version: number;
  /** Top-level document fields (string, number or boolean) that queries filter or sort by. */
  readonly indexes: readonly string[];
  /** One generation of the documents. Absent: whichever is live when it is asked. */
  readonly generation?: number;
  /** A companion collection that is committed, copied, swapped and dropped with the documents, for example `quarantine`. */
  readonly part?: string;
}

/** Where a model's documents stand. */
export interface Place {
  readonly generation: number;
  /** Position up to which the documents are current; 0n where nothing was committed. */
  readonly position: bigint;
}

/** One whole set of a model's documents. Exactly one is live; the others are being built, or were live before. */
export interface Generation extends Place {
  readonly documents: number;
  readonly live: boolean;
  /** What its maker wrote about it: JSON. */
  readonly about: unknown;
}

export interface NewGeneration {
  /** JSON, given back with the generation. */
  readonly about?: unknown;
  /** Begin with the documents, companions and position of this generation, as of one moment. Default: empty, at 0. */
  readonly copyOf?: number;
}

export interface CommitOptions {
  /** Where the writer believes the model to be; absent: it does not matter. */
  readonly expected?: Place;
  /** Changes of the companion collections, by the name of the part. */
  readonly parts?: Readonly<Record<string, readonly Change<unknown>[]>>;
}

export type Change<Document> =
  | { readonly kind: 'put'; readonly key: string; readonly document: Document }
  | { readonly kind: 'delete'; readonly key: string };

export interface Query {
  /** Indexed fields that must equal these values. */
  readonly where?: Readonly<Record<string, string | number | boolean>>;
  /** An indexed field. Default: the key, ascending. */
  readonly orderBy?: string;
  readonly direction?: 'ascending' | 'descending';
  /** Default 100. */
  readonly limit?: number;
  readonly offset?: number;
  /** Only keys after this one, in byte order; for paging through everything by key. Not together with `orderBy`. */
  readonly after?: string;
}

export interface Stored<Document> {
  readonly key: string;
  readonly document: Document;
}

/** Somebody else has committed to the model, or another generation is live: what the writer knows is out of date. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
  constructor(
    readonly model: string,
    readonly expected: Place,
    readonly actual: Place,
  ) {
    super(
      `${model} is at ${describe(actual)}, not at ${describe(expected)}: ` +
        'somebody else projects it too, or has swapped it; read its place and documents again.',
    );
  }
}

const describe = ({ generation, position }: Place): string =>
  `position ${String(position)} of generation ${String(generation)}`;

/** There is no such generation (any more), or it may not be used like this. */
export class GenerationUnusable extends Error {
  override readonly name = 'GenerationUnusable';
  constructor(
    readonly model: string,
    readonly generation: number,
    why: string,
  ) {
    super(`Generation ${String(generation)} of ${model} cannot be used: ${why}`);
  }
}

/**
 * Documents that projections keep. Promises, held by the contract suite:
 *
 * - documents, companion parts and checkpoint of one `commit` become visible together or not at all,
 *   also across a crash; a reader never sees half a commit;
 * - a model has exactly one live generation, 1 at first; `makeLive` changes which in one step, and whoever commits
 *   with the place they knew before is told so (`CheckpointMoved`) and nothing of theirs is stored;
 * - the other generations are read and written by naming them, and nobody who does not name one ever sees them;
 * - numbers of generations are not used again;
 * - after `clear`, `dropGeneration` and deleted documents, their content cannot be found in the files any more
 *   once `scrub` has returned.
 */
export abstract class ReadModels {
  /** Makes the model ready for use; calling it again changes nothing. */
  abstract define(model: ReadModel): Promise<void>;

  abstract get<Document>(model: ReadModel, key: string): Promise<Document | undefined>;
  abstract getMany<Document>(
    model: ReadModel,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Document>>;
  /** @throws FieldNotIndexed when `where` or `orderBy` names a field that is not indexed */
  abstract find<Document>(model: ReadModel, query?: Query): Promise<readonly Stored<Document>[]>;
  abstract count(model: ReadModel, where?: Query['where']): Promise<number>;

  /** Position up to which the documents are current; 0n where nothing was committed. */
  async checkpoint(model: ReadModel): Promise<bigint> {
    return (await this.place(model)).position;
  }
  /** The generation that the model means at this moment, and its position. */
  abstract place(model: ReadModel): Promise<Place>;
  /** @throws CheckpointMoved when the model is not where `expected` says, and then nothing is changed */
  abstract commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    options?: CommitOptions,
  ): Promise<void>;
  /** Removes documents, companions and checkpoint of the generation that the model means. */
  abstract clear(model: ReadModel): Promise<void>;

  /** All generations of this name and version, oldest first. */
  abstract generations(model: ReadModel): Promise<readonly Generation[]>;
  /** @returns its number; it is not live */
  abstract addGeneration(model: ReadModel, options?: NewGeneration): Promise<number>;
  /** Moves every document and companion of `from` into `into`, which goes to position `checkpoint`; `from` is dropped. */
  abstract absorb(model: ReadModel, into: number, from: number, checkpoint: bigint): Promise<void>;
  /**
   * Makes a generation the live one, in one step; the former one is kept.
   *
   * @throws CheckpointMoved when `expected` is given and the live generation is another, or elsewhere
   */
  abstract makeLive(model: ReadModel, generation: number, expected?: Place): Promise<void>;
  /** @throws GenerationUnusable when it is the live one */
  abstract dropGeneration(model: ReadModel, generation: number): Promise<void>;

  /** Overwrites what was deleted, in files and journals, so that a look at the disk does not find it. */
  abstract scrub(): Promise<void>;
  /**
   * Looks whether the documents that the model means can be read; damaged ones are set aside, and the generation
   * begins anew, empty, at position 0.
   *
   * @returns what was wrong, and where the damaged content was kept; undefined where all is well
   */
  abstract heal(model: ReadModel): Promise<Healed | undefined>;

  abstract close(): Promise<void>;
}

export interface Healed {
  readonly reason: string;
  readonly keptAt?: string;
}
