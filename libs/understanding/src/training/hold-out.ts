import type { Outcome } from '../evaluation/metrics.js';
import { softmax } from '../model/linear-head.js';
import type { HeldOutScores } from './calibration.js';
import { inputOf, type Corpus, type Fitted } from './fit.js';
import { stratifiedFolds } from './random.js';

/**
 * Cross-validation: the scores of every example by a model that was fitted without its fold.
 *
 * @param learn fits a model on the examples it is given.
 */
export function holdOut(
  corpus: Corpus,
  count: number,
  seed: number,
  learn: (chosen: Int32Array) => Fitted,
): HeldOutScores {
  const { labels, classes } = corpus;
  const folds = stratifiedFolds(labels, count, seed);
  const examples = Int32Array.from(labels.keys());
  const scores = new Float32Array(labels.length * classes);
  for (let fold = 0; fold < count; fold++) {
    const fitted = learn(examples.filter((example) => folds[example] !== fold));
    for (const example of examples.filter((at) => folds[at] === fold)) {
      const row = scores.subarray(example * classes, (example + 1) * classes);
      fitted.head.scores(inputOf(corpus, example, fitted), row);
    }
  }
  return { scores, labels, classes };
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
