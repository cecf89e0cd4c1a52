import { confusions, measure, type Outcome } from '../evaluation/metrics.js';
import type { HeldOutAnswers } from '../analysis/held-out-answers.js';
import type { Example } from '../examples/example.js';
import { detectLanguage } from '../language.js';
import { IntentModel, type ScopeThresholds } from '../model/intent-model.js';
import type { HeldOutFigures, ModelCard } from '../model/model-card.js';
import { foldsFor, type TrainingSettings } from '../model/settings.js';
import { fit, type Corpus, type EncoderIdentity, type Fitted } from './fit.js';
import { foldAnswers, foldsNeeded, holdOut, outcomesOf, type HoldOutSettings } from './hold-out.js';
import { CURVE_WORK, learningCurve } from './learning-curve.js';
import { intentsOf, namesOf } from './intent-names.js';
import { mixtureOf, soleMember, type Linear, type LinearPart } from './mixture.js';
import type { TunedEncoder } from './tune-encoders.js';

/** All a training needs, as data that may cross to another thread. */
export interface TrainingTask {
  readonly name: string;
  readonly version: string;
  readonly examples: readonly Example[];
  /** Encoder's vectors by example, then by name of the intents; absent where its language is not the encoder's. */
  readonly vectors: readonly (Float32Array | undefined)[];
  readonly encoder: EncoderIdentity | undefined;
  readonly settings: TrainingSettings;
  /** Empty for grade `fast`. */
  readonly encoders: readonly TunedEncoder[];
  /** Seconds that went into vectors and encoders already. */
  readonly secondsBefore: number;
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
  const { examples } = task;
  const intents = intentsOf(examples);
  if (intents.length < 2) throw new RangeError('An intent model needs examples of at least two intents.');
  const folding = foldingOf(task);
  const [corpus, ...others] = corporaOf(task, intents);
  const learner = learnerOf(task, folding, 1 + others.length, onShare);
  const partOf = (one: Corpus): LinearPart => ({
    heldOut: holdOut(one, folding, (chosen) => learner(one, chosen)),
    fitted: learner(one, Int32Array.from(examples.keys())),
  });
  const linear: Linear = [partOf(corpus), ...others.map(partOf)];
  const { members, temperature, heldOut } =
    task.encoders.length > 0 ? mixtureOf(linear, task.encoders) : soleMember(linear[0]);
  // The scores of a mixture are calibrated already.
  const outcomes = outcomesOf(heldOut, 1, intents);
  const trainSeconds = task.secondsBefore + (performance.now() - started) / 1000;
  const figures = figuresOf(outcomes);
  const described = cardOf(task, linear[0].fitted, figures);
  const card = { ...described, intents: intents.length, temperature, trainSeconds };
  const model = new IntentModel({ card, intents, members, temperature, scope: scopeThresholds(outcomes) });
  const answers = foldAnswers(heldOut, 1, intents, corpus);
  const learning = task.learningCurve
    ? learningCurve(corpus, linear[0].heldOut, (chosen) => learner(corpus, chosen))
    : [];
  const { version } = task;
  return { model, heldOut: { version, folds: folding.folds, answers, foreign: [], learning } };
}

type Learner = (corpus: Corpus, chosen: Int32Array) => Fitted;

/** Learns and tells the share of all the learning that is done. */
function learnerOf(
  { examples, settings, learningCurve: isCurveWanted }: TrainingTask,
  folding: HoldOutSettings,
  corpora: number,
  onShare: (share: number) => void,
): Learner {
  const withoutOne = examples.length * (1 - 1 / folding.folds);
  const each = withoutOne * foldsNeeded(examples.length, folding) + examples.length;
  const work = corpora * each + (isCurveWanted ? withoutOne * CURVE_WORK : 0);
  let done = 0;
  return (corpus, chosen) => {
    const fitted = fit(corpus, chosen, settings, (share) =>
      onShare(Math.min(1, (done + share * chosen.length) / work)),
    );
    done += chosen.length;
    return fitted;
  };
}

/** Tuned encoders left out folds of their own: those are the ones that can be measured on. */
function foldingOf({ settings, encoders, examples }: TrainingTask): HoldOutSettings {
  const { seed } = settings.regression;
  if (encoders.length === 0) return { ...settings, seed };
  const folds = foldsFor(examples.length, settings.tuning);
  return { folds, heldOutTexts: Math.floor((encoders.length * examples.length) / folds), seed };
}

/**
 * What linear models are learnt from. Beside tuned encoders a second one votes, on n-grams alone: it errs otherwise
 * than those that read vectors.
 */
function corporaOf(
  { examples, vectors, encoder, encoders }: TrainingTask,
  intents: readonly string[],
): readonly [Corpus, ...Corpus[]] {
  const labels = Int32Array.from(examples, ({ intent }) => intents.indexOf(intent));
  const named = [...examples, ...namesOf(intents, examples)];
  const corpus = { examples: named, labels, classes: intents.length, vectors, encoder };
  if (encoders.length === 0 || !encoder) return [corpus];
  return [corpus, { ...corpus, vectors: [], encoder: undefined }];
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
  { name, version, encoder, encoders, examples, settings }: TrainingTask,
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
    encoder: [encoder?.name ?? 'none', ...encoders.map(({ tuned }) => tuned.encoder)].join(', '),
    examples: examples.length,
    languages,
    terms: vectoriser.size,
    settings,
    heldOut,
  };
}
