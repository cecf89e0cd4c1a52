/**
 * Turns sentences into vectors of equal length whose direction carries the meaning.
 *
 * Promises: one unit-length vector of `dimensions` for every text, in the order of the texts; the same text gives
 * the same vector (to 1e-5) whatever else is encoded with it; any string is accepted, and a text without a
 * readable token gives a zero vector. Safe to call concurrently.
 */
export abstract class SentenceEncoder {
  /** Identifies weights and tokenizer: vectors of different names must never be mixed. */
  abstract readonly name: string;
  abstract readonly dimensions: number;
  /** Where it computes: `cpu`, `cuda`, `webgpu`. */
  abstract readonly device: string;
  /** ISO 639-1 codes of the languages it was trained for. */
  abstract readonly languages: readonly string[];

  abstract encode(texts: readonly string[]): Promise<readonly Float32Array[]>;

  /** Ends threads and frees memory; later calls of `encode` reject. */
  abstract close(): Promise<void>;
}
