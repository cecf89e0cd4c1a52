import type { HeldOutAnswer } from '#protocol';
import type { Outcome } from '../evaluation/metrics.js';

/** An example that one fold of a cross-validation left out, answered by the model that was trained without it. */
export interface FoldAnswer extends HeldOutAnswer {
  /** From 0. */
  readonly fold: number;
}

/** What was measured while a model was trained: every plot and table of it is derived from this. */
export interface HeldOutAnswers {
  readonly version: string;
  readonly folds: number;
  readonly answers: readonly FoldAnswer[];
  /** `inScope` of texts that are about none of the intents, by models that had not seen them. */
  readonly foreign: readonly number[];
  /** Accuracy on the same held-out texts after training on so many of the others. */
  readonly learning: readonly { readonly examples: number; readonly accuracy: number }[];
}

/** The leading answer beside the truth. */
export function outcomeOf({ actual, ranking }: HeldOutAnswer): Outcome {
  const { intent, probability } = leading(ranking);
  return { actual, predicted: intent, probability };
}

/** The leading intent; a name that no intent has where nothing was ranked. */
export const leading = (ranking: HeldOutAnswer['ranking']): HeldOutAnswer['ranking'][number] =>
  ranking[0] ?? { intent: '', probability: 0 };
