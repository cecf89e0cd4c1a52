import type { EncodedSequence } from '../encoding/encoded.js';

/** What the heads of a network say, in logits, row by row: a row is a moment. Heads that a network lacks are empty. */
export interface HeadLogits {
  readonly rows: number;
  /** [rows, types] */
  readonly type: Float32Array;
  /** [rows, questions] */
  readonly question: Float32Array;
  /** [rows] */
  readonly purchase: Float32Array;
  /** [rows] */
  readonly comeBack: Float32Array;
  /** [rows, items]: only of the last moments, and only where it was asked for. */
  readonly item?: Float32Array;
}

/** Which moments are asked about: the last of each sequence, or all of them, sequence after sequence. */
export type Asked = 'last' | 'every';

/** Trained weights that answer. */
export abstract class ForesightNetwork {
  /** @param items whether the item head is asked, too; of the last moments alone */
  abstract logits(sequences: readonly EncodedSequence[], asked: Asked, items?: boolean): Promise<HeadLogits>;

  abstract close(): Promise<void>;
}
