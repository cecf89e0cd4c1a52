import type { Outcome } from '../evaluation/metrics.js';
import { softmax } from '../model/linear-head.js';
import type { HeldOutScores } from './calibration.js';
import { inputOf, type Corpus, type Fitted } from './fit.js';
import { stratifiedFolds } from './random.js';

export interface HoldOutSettings {
  readonly folds: number;
  /** Folds are gone through until so many texts were held out: enough to calibrate by. */
  readonly heldOutTexts: number;
  readonly seed: number;
}

/** How many of the folds are needed for `heldOutTexts` of this many examples. */
export const foldsNeeded = (
  examples: number,
  { folds, heldOutTexts }: Omit<HoldOutSettings, 'seed'>,
): number => Math.min(folds, Math.ceil((heldOutTexts * folds) / examples));

/**
 * Cross-validation: the scores of examples by a model that was fitted without their fold.
 *
 * @param learn fits a model on the examples it is given.
 */
export function holdOut(
  corpus: Corpus,
  settings: HoldOutSettings,
  learn: (chosen: Int32Array) => Fitted,
): HeldOutScores {
  const { labels, classes } = corpus;
  const folds = stratifiedFolds(labels, settings.folds, settings.seed);
  const examples = Int32Array.from(labels.keys());
  const needed = foldsNeeded(labels.length, settings);
  const heldOut = examples.filter((example) => (folds[example] ?? 0) < needed);
  const scores = new Float32Array(heldOut.length * classes);
  for (let fold = 0; fold < needed; fold++) {
    const fitted = learn(examples.filter((example) => folds[example] !== fold));
    heldOut.forEach((example, place) => {
      if (folds[example] !== fold) return;
      const row = scores.subarray(place * classes, (place + 1) * classes);
      fitted.head.scores(inputOf(corpus, example, fitted), row);
    });
  }
  return { scores, labels: heldOut.map((example) => labels[example] ?? 0), classes };
}

/** What the held-out scores say at this temperature, beside the truth. */
export function outcomesOf(
  heldOut: HeldOutScores,
  temperature: number,
  intents: readonly string[],
): Outcome[] {
  const { scores, labels, classes } = heldOut;
  return Array.from(labels, (label, example) => {
    const row = scores.slice(example * classes, (example + 1) * classes);
    softmax(row, temperature);
    const best = row.reduce((leader, value, i) => (value > (row[leader] ?? 0) ? i : leader), 0);
    return { actual: intents[label] ?? '', predicted: intents[best] ?? '', probability: row[best] ?? 0 };
  });
}
