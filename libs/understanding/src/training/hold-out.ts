import type { RankedIntent } from '#protocol';
import type { FoldAnswer } from '../analysis/held-out-answers.js';
import type { Outcome } from '../evaluation/metrics.js';
import { inScope, type Scope } from '../scope/scope.js';
import { mostProbable, RANKING } from '../model/intent-model.js';
import { softmax, type HeadInput } from '../model/linear-head.js';
import type { HeldOutScores } from './calibration.js';
import type { Nearness } from '../scope/familiarity.js';
import { inputOf, sideInput, type Corpus, type Fitted, type Lesson } from './fit.js';
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

/** Scores of examples by models that had not seen them. */
export interface HeldOut extends HeldOutScores {
  /** Which examples they are, and the fold that each was left out with. */
  readonly examples: Int32Array;
  readonly folds: Int32Array;
  /** How near each is to what its model was trained on. */
  readonly nearness: readonly Nearness[];
  /** The same of texts about none of the intents, and their scores. */
  readonly strangers: readonly Stranger[];
}

/** A text about none of the intents, as read by a model that had not seen it. */
export interface Stranger {
  readonly scores: Float32Array;
  readonly nearness: Nearness;
}

/**
 * Cross-validation: the scores of examples by a model that was fitted without their fold.
 *
 * @param learn fits a model on the examples it is given.
 */
export function holdOut(
  corpus: Corpus,
  settings: HoldOutSettings,
  learn: (lesson: Lesson) => Fitted,
): HeldOut {
  const { labels, classes } = corpus;
  const folds = stratifiedFolds(labels, settings.folds, settings.seed);
  const examples = Int32Array.from(labels.keys());
  const needed = foldsNeeded(labels.length, settings);
  const heldOut = examples.filter((example) => (folds[example] ?? 0) < needed);
  const scores = new Float32Array(heldOut.length * classes);
  const nearness: Nearness[] = [];
  const strangers: Stranger[] = [];
  for (let fold = 0; fold < needed; fold++) {
    const fitted = learn({
      examples: examples.filter((example) => folds[example] !== fold),
      everyday: corpus.everyday.filter((_, i) => i % settings.folds !== fold),
    });
    heldOut.forEach((example, place) => {
      if (folds[example] !== fold) return;
      const row = scores.subarray(place * classes, (place + 1) * classes);
      const { terms, vector } = inputOf(corpus, example, fitted);
      fitted.head.scores({ terms, vector }, row);
      nearness[place] = fitted.familiarity.measure(terms, vector);
    });
    const left = corpus.everyday.filter((_, i) => i % settings.folds === fold);
    strangers.push(...left.map((text) => strangerOf(sideInput(text, fitted), fitted)));
  }
  return {
    scores,
    labels: heldOut.map((example) => labels[example] ?? 0),
    classes,
    examples: heldOut,
    folds: heldOut.map((example) => folds[example] ?? 0),
    nearness,
    strangers,
  };
}

/** A text about none of the intents, read by a model. */
export function strangerOf({ terms, vector }: HeadInput, { head, familiarity }: Fitted): Stranger {
  const scores = new Float32Array(head.labels);
  head.scores({ terms, vector }, scores);
  return { scores, nearness: familiarity.measure(terms, vector) };
}

/** What the held-out scores say at this temperature, beside the truth. */
export function outcomesOf(
  heldOut: HeldOut,
  temperature: number,
  intents: readonly string[],
): readonly Outcome[] {
  return rankings(heldOut, temperature, intents, 1).map(([leading], i) => ({
    actual: intents[heldOut.labels[i] ?? 0] ?? '',
    predicted: leading?.intent ?? '',
    probability: leading?.probability ?? 0,
  }));
}

/** The same with the runners-up, as it is kept beside a model. */
export function foldAnswers(
  heldOut: HeldOut,
  temperature: number,
  intents: readonly string[],
  { examples }: Pick<Corpus, 'examples'>,
  scope: Scope,
): readonly FoldAnswer[] {
  return rankings(heldOut, temperature, intents, RANKING).map((ranking, i) => ({
    text: examples[heldOut.examples[i] ?? 0]?.text ?? '',
    actual: intents[heldOut.labels[i] ?? 0] ?? '',
    ranking: [...ranking],
    inScope: inScope({ ...nearnessAt(heldOut, i), probability: ranking[0]?.probability ?? 0 }, scope),
    fold: heldOut.folds[i] ?? 0,
  }));
}

const UNKNOWN: Nearness = { known: 0, ours: 0, similar: undefined };
export const nearnessAt = ({ nearness }: HeldOut, place: number): Nearness => nearness[place] ?? UNKNOWN;

function rankings(
  { scores, labels, classes }: HeldOutScores,
  temperature: number,
  intents: readonly string[],
  length: number,
): readonly (readonly RankedIntent[])[] {
  return Array.from(labels, (_, example) => {
    const row = scores.slice(example * classes, (example + 1) * classes);
    softmax(row, temperature);
    return mostProbable(row, intents, length);
  });
}
