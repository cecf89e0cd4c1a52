import type { Band, RankedIntent } from '#protocol';

/** What a text most probably asks for. */
export interface Classified {
  /** Most probable first, at most five. The probabilities are calibrated: of all 0.8s about 80 % are right. */
  readonly ranking: readonly RankedIntent[];
  /** The text is probably about none of the intents. */
  readonly outOfScope: boolean;
  readonly band: Band;
  /** ISO 639-1, or `und` where the script is neither Latin nor Chinese. */
  readonly language: string;
}

export interface ModelIdentity {
  readonly name: string;
  /** A hash of training data, settings and encoder: equal versions answer alike. */
  readonly version: string;
}

/**
 * Text → intent.
 *
 * Promises: one answer for every text, in the order of the texts; any string is accepted, also empty, very long
 * or malformed ones; the same text gives the same answer. Rejects only where the encoder is closed or broken.
 */
export abstract class IntentClassifier {
  abstract readonly model: ModelIdentity;
  /** All intents it can answer, sorted. */
  abstract readonly intents: readonly string[];

  abstract classify(texts: readonly string[]): Promise<readonly Classified[]>;

  /** Frees what the classifier itself opened; an encoder that was handed in stays open. */
  abstract close(): Promise<void>;
}
