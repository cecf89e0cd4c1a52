/** Names one version of one projection's documents; `portrait@1` and `portrait@2` live side by side. */
export interface ReadModel {
  readonly name: string;
  readonly version: number;
  /** Top-level document fields (string, number or boolean) that queries filter or sort by. */
  readonly indexes: readonly string[];
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
}

export interface Stored<Document> {
  readonly key: string;
  readonly document: Document;
}

/** Somebody else has committed to the model: what the writer knows about its documents is out of date. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
  constructor(
    readonly model: string,
    readonly expected: bigint,
    readonly actual: bigint,
  ) {
    super(
      `${model} is at position ${String(actual)}, not at ${String(expected)}: ` +
        'another process projects it too; read its checkpoint and documents again.',
    );
  }
}

/**
 * Documents that projections keep. Promises, held by the contract suite:
 * changes and checkpoint of one `commit` become visible together or not at all, also across a crash;
 * a reader never sees half a commit; `clear` removes documents and checkpoint together.
 */
export abstract class ReadModels {
  /** Makes the model ready for use; calling it again changes nothing. */
  abstract define(model: ReadModel): Promise<void>;

  abstract get<Document>(model: ReadModel, key: string): Promise<Document | undefined>;
  abstract getMany<Document>(
    model: ReadModel,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Document>>;
  /** @throws when `where` or `orderBy` names a field that is not indexed */
  abstract find<Document>(model: ReadModel, query?: Query): Promise<readonly Stored<Document>[]>;
  abstract count(model: ReadModel, where?: Query['where']): Promise<number>;

  /** Position up to which the documents are current; 0n where nothing was committed. */
  abstract checkpoint(model: ReadModel): Promise<bigint>;
  /**
   * @param expected where the writer believes the checkpoint to be; absent: it does not matter
   * @throws CheckpointMoved when it is elsewhere, and then nothing is changed
   */
  abstract commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    expected?: bigint,
  ): Promise<void>;
  abstract clear(model: ReadModel): Promise<void>;
  abstract close(): Promise<void>;
}
