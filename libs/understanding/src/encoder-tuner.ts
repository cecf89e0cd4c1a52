import type { SentenceEncoder } from './sentence-encoder.js';

/** What a tuning learns from. */
export interface TuningTask {
  readonly texts: readonly string[];
  /** Label of each text, from 0. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Places of texts that are never learnt from, only measured on. */
  readonly heldOut: Int32Array;
  readonly seed: number;
  /** Checkpoints go here, and a task that was begun here goes on from the last one. Default: one of the tuner's. */
  readonly folder?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: TuningProgress) => void) | undefined;
}

export interface TuningProgress {
  readonly step: number;
  readonly steps: number;
  /** Mean loss over the last steps, in nats. */
  readonly loss: number;
  /** Measured after each epoch. */
  readonly heldOutAccuracy?: number | undefined;
  readonly secondsLeft: number;
}

/** An encoder that was moved towards a task, and the linear head it was moved with. */
export interface Tuned {
  /** Name of the tuned encoder: a hash of what it was made from. `openTuned` opens it. */
  readonly encoder: string;
  readonly dimensions: number;
  readonly languages: readonly string[];
  /** [dimensions, classes], row by row. */
  readonly weights: Float32Array;
  /** [classes] */
  readonly bias: Float32Array;
}

/**
 * Fine-tunes a sentence encoder end to end together with a linear head.
 *
 * Promises: the same task gives the same weights; an aborted or killed tuning goes on from its last checkpoint when
 * it is asked again with the same folder, and comes to the same result; the thread that calls is never blocked.
 */
export abstract class EncoderTuner {
  /** Name of the encoder it starts from. */
  abstract readonly name: string;
  abstract readonly device: string;
  /** ISO 639-1 codes of the languages it can be tuned on. */
  abstract readonly languages: readonly string[];

  /** @throws the signal's reason where it was aborted */
  abstract tune(task: TuningTask): Promise<Tuned>;

  /** A tuned encoder by name. @throws where it is not kept here any more */
  abstract openTuned(name: string): Promise<SentenceEncoder>;
}
