import type { Band, InfluentialWords, RankedIntent } from '#protocol';
import type { Question } from './question.js';

/** What a text most probably asks for. */
export interface Classified {
  /** Most probable first, at most five. The probabilities are calibrated: of all 0.8s about 80 % are right. */
  readonly ranking: readonly RankedIntent[];
  /** The text is probably about none of the intents: `inScope` is below the model's threshold. */
  readonly outOfScope: boolean;
  /** How probably the text is about any of the intents at all, 0 to 1. */
  readonly inScope: number;
  readonly band: Band;
  /** ISO 639-1, or `und` where the script is neither Latin nor Chinese. */
  readonly language: string;
  /** What drove the decision for the leading intent, strongest first, at most five. */
  readonly words: readonly InfluentialWords[];
  /** Further intents that the same message asks for ("…, and refund me"), each about a part of its own. */
  readonly also: readonly RankedIntent[];
}

export interface ModelIdentity {
  readonly name: string;
  /** A hash of training data, settings and encoder: equal versions answer alike. */
  readonly version: string;
}

/**
 * Text → intent.
 *
 * Promises: one answer for every question, in their order; any string is accepted, also empty, very long
 * or malformed ones; the same question gives the same answer. Rejects only where the encoder is closed or broken.
 */
export abstract class IntentClassifier {
  abstract readonly model: ModelIdentity;
  /** All intents it can answer, sorted. */
  abstract readonly intents: readonly string[];

  /** Whether its answers depend on what came before a question. */
  // eslint-disable-next-line @typescript-eslint/class-literal-property-style -- a field could not be overridden by an accessor
  get readsContext(): boolean {
    return false;
  }

  abstract classify(questions: readonly Question[]): Promise<readonly Classified[]>;

  /** Frees what the classifier itself opened; an encoder that was handed in stays open. */
  abstract close(): Promise<void>;
}
