import type { Band, RankedIntent } from '#protocol';
import type { Vectoriser } from '../features/vectoriser.js';
import type { Classified } from '../intent-classifier.js';
import { detectLanguage } from '../language.js';
import { softmax, type LinearHead } from './linear-head.js';
import type { ModelCard } from './model-card.js';

const RANKING = 5;
const SURE = 0.75;
const LIKELY = 0.4;

/** Below these a text is taken for one about no intent. Found on held-out texts of the training data. */
export interface ScopeThresholds {
  readonly probability: number;
  readonly known: number;
}

/** What the vectors of an encoder are turned into before the head sees them. */
export interface VectorSpace {
  /** Name of the encoder the model was trained with; no other fits. */
  readonly encoder: string;
  readonly languages: readonly string[];
  /** Mean vector of the training texts. */
  readonly mean: Float32Array;
  readonly scale: number;
}

/** Everything a trained model consists of. */
export interface IntentModelParts {
  readonly card: ModelCard;
  /** Sorted names; label `i` of the head is `intents[i]`. */
  readonly intents: readonly string[];
  readonly vectoriser: Vectoriser;
  readonly space: VectorSpace | undefined;
  readonly head: LinearHead;
  readonly temperature: number;
  readonly scope: ScopeThresholds;
}

/** A trained model as a plain function from text and sentence vector to an answer. */
export class IntentModel {
  constructor(readonly parts: IntentModelParts) {}

  /** Whether the encoder was trained for the language of the text; where not, its vector would be noise. */
  needsVector(text: string): boolean {
    return this.#reads(detectLanguage(text));
  }

  /** @param vector the encoder's, for texts that `needsVector` names; it is not used for others. */
  classify(text: string, vector: Float32Array | undefined): Classified {
    const { vectoriser, head, temperature, scope, intents, space } = this.parts;
    const language = detectLanguage(text);
    const terms = vectoriser.transform(text);
    const placed = space && vector && this.#reads(language) ? placeVector(vector, space) : undefined;
    const probabilities = new Float32Array(head.labels);
    head.scores({ terms, vector: placed }, probabilities);
    softmax(probabilities, temperature);
    const ranking = mostProbable(probabilities, intents);
    const highest = ranking[0]?.probability ?? 0;
    const outOfScope = highest < scope.probability || terms.known < scope.known;
    const inScope = outOfScope ? 0 : 1;
    return { ranking, outOfScope, inScope, band: bandOf(highest, outOfScope), language, words: [], also: [] };
  }

  #reads(language: string): boolean {
    return this.parts.space?.languages.includes(language) ?? false;
  }
}

/** Moves a vector to the mean of the training texts and stretches it to weigh about as much as the n-grams. */
export function placeVector(vector: Float32Array, { mean, scale }: VectorSpace): Float32Array {
  const placed = new Float32Array(vector.length);
  for (let d = 0; d < placed.length; d++) placed[d] = scale * ((vector[d] ?? 0) - (mean[d] ?? 0));
  return placed;
}

function bandOf(probability: number, outOfScope: boolean): Band {
  if (outOfScope || probability < LIKELY) return 'unsure';
  return probability < SURE ? 'likely' : 'sure';
}

function mostProbable(probabilities: Float32Array, intents: readonly string[]): RankedIntent[] {
  return Array.from(probabilities.keys())
    .sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b)
    .slice(0, RANKING)
    .map((label) => ({ intent: intents[label] ?? '', probability: probabilities[label] ?? 0 }));
}
