import { confusions, measure, type Outcome } from '../evaluation/metrics.js';
import type { HeldOutAnswers } from '../analysis/held-out-answers.js';
import type { Example } from '../examples/example.js';
import { detectLanguage } from '../language.js';
import { IntentModel, type ScopeThresholds } from '../model/intent-model.js';
import type { HeldOutFigures, ModelCard } from '../model/model-card.js';
import type { TrainingSettings } from '../model/settings.js';
import { fitTemperature } from './calibration.js';
import { fit, type Corpus, type EncoderIdentity, type Fitted } from './fit.js';
import { foldAnswers, foldsNeeded, holdOut, outcomesOf } from './hold-out.js';
import { CURVE_WORK, learningCurve } from './learning-curve.js';

/** All a training needs, as data that may cross to another thread. */
export interface TrainingTask {
  readonly name: string;
  readonly version: string;
  readonly examples: readonly Example[];
  /** Encoder's vectors by example; absent where its language is not the encoder's. */
  readonly vectors: readonly (Float32Array | undefined)[];
  readonly encoder: EncoderIdentity | undefined;
  readonly settings: TrainingSettings;
  /** Also measures what fewer examples would have done. */
  readonly learningCurve: boolean;
}

/** A trained model, and what was measured of it. */
export interface Training {
  readonly model: IntentModel;
  readonly heldOut: HeldOutAnswers;
}

/**
 * Trains a model: first without each fold in turn, to learn from the texts left out how far its probabilities
 * can be believed and how good it is; then on everything. Deterministic.
 *
 * @param onShare is told the share of the work done, 0 to 1.
 * @throws RangeError where there are fewer than two intents.
 */
export function trainModel(task: TrainingTask, onShare: (share: number) => void = () => undefined): Training {
  const started = performance.now();
  const { settings, examples } = task;
  const intents = [...new Set(examples.map(({ intent }) => intent))].sort();
  if (intents.length < 2) throw new RangeError('An intent model needs examples of at least two intents.');
  const corpus = corpusOf(task, intents);
  const withoutOne = examples.length * (1 - 1 / settings.folds);
  const curve = task.learningCurve ? CURVE_WORK : 0;
  const work = withoutOne * (foldsNeeded(examples.length, settings) + curve) + examples.length;
  let done = 0;
  const learn = (chosen: Int32Array): Fitted => {
    const fitted = fit(corpus, chosen, settings, (share) =>
      onShare(Math.min(1, (done + share * chosen.length) / work)),
    );
    done += chosen.length;
    return fitted;
  };
  const heldOut = holdOut(corpus, { ...settings, seed: settings.regression.seed }, learn);
  const temperature = fitTemperature(heldOut);
  const outcomes = outcomesOf(heldOut, temperature, intents);
  const fitted = learn(Int32Array.from(examples.keys()));
  const trainSeconds = (performance.now() - started) / 1000;
  const figures = figuresOf(outcomes);
  const card = { ...cardOf(task, fitted, figures), intents: intents.length, temperature, trainSeconds };
  const members = [{ ...fitted, weight: 1, temperature }];
  const model = new IntentModel({ card, intents, members, temperature, scope: scopeThresholds(outcomes) });
  const answers = foldAnswers(heldOut, temperature, intents, corpus);
  const learning = task.learningCurve ? learningCurve(corpus, heldOut, learn) : [];
  const { version } = task;
  return { model, heldOut: { version, folds: settings.folds, answers, foreign: [], learning } };
}

function corpusOf({ examples, vectors, encoder }: TrainingTask, intents: readonly string[]): Corpus {
  const numbers = new Map(intents.map((intent, label) => [intent, label]));
  const labels = Int32Array.from(examples, ({ intent }) => numbers.get(intent) ?? 0);
  return { examples, labels, classes: intents.length, vectors, encoder };
}

/**
 * A first cut: a text is out of scope where the model is less certain than on all but 2 % of the held-out texts,
 * or where it has hardly a word in common with the training data.
 */
function scopeThresholds(outcomes: readonly Outcome[]): ScopeThresholds {
  const sorted = outcomes.map(({ probability }) => probability).sort((a, b) => a - b);
  const second = sorted[Math.floor(sorted.length * 0.02)] ?? 0;
  return { probability: Math.min(0.4, Math.max(0.1, second)), known: 0.2 };
}

function figuresOf(outcomes: readonly Outcome[]): HeldOutFigures {
  const { texts, accuracy, macroF1, ece, intents } = measure(outcomes);
  return { texts, accuracy, macroF1, ece, intents, confusions: confusions(outcomes).slice(0, 30) };
}

function cardOf(
  { name, version, encoder, examples, settings }: TrainingTask,
  { vectoriser }: Fitted,
  heldOut: HeldOutFigures,
): Omit<ModelCard, 'intents' | 'temperature' | 'trainSeconds'> {
  const languages: Record<string, number> = {};
  for (const { text } of examples) {
    const language = detectLanguage(text);
    languages[language] = (languages[language] ?? 0) + 1;
  }
  return {
    name,
    version,
    encoder: encoder?.name ?? 'none',
    examples: examples.length,
    languages,
    terms: vectoriser.size,
    settings,
    heldOut,
  };
}
