import { confusions, measure, type Outcome } from '../evaluation/metrics.js';
import type { HeldOutAnswers } from '../analysis/held-out-answers.js';
import type { Example } from '../examples/example.js';
import { languagesOf } from '../language.js';
import { IntentModel } from '../model/intent-model.js';
import type { HeldOutFigures, ModelCard } from '../model/model-card.js';
import { foldsFor, type TrainingSettings } from '../model/settings.js';
import { fit, type Corpus, type EncoderIdentity, type Fitted, type Lesson, type SideText } from './fit.js';
import { foldAnswers, foldsNeeded, holdOut, outcomesOf, type HoldOutSettings } from './hold-out.js';
import { CURVE_WORK, learningCurve } from './learning-curve.js';
import { inScope } from '../scope/scope.js';
import { mixtureOf, soleMember, type Linear, type LinearPart } from './mixture.js';
import { leftOutWork, scopeOf } from './scope-evidence.js';
import type { TunedEncoder } from './tune-encoders.js';

/** All a training needs, as data that may cross to another thread. */
export interface TrainingTask {
  readonly name: string;
  readonly version: string;
  readonly examples: readonly Example[];
  /** Encoder's vectors by example; absent where its language is not the encoder's. */
  readonly vectors: readonly (Float32Array | undefined)[];
  readonly encoder: EncoderIdentity | undefined;
  readonly settings: TrainingSettings;
  /** The names of the intents in words, in the order of their names. */
  readonly names: readonly SideText[];
  /** Texts that are about none of the intents. */
  readonly everyday: readonly SideText[];
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
  const { settings, examples, version } = task;
  const intents = [...new Set(examples.map(({ intent }) => intent))].sort();
  if (intents.length < 2) throw new RangeError('An intent model needs examples of at least two intents.');
  const folding = foldingOf(task);
  const [corpus, ...others] = corporaOf(task, intents);
  const learner = learnerOf(task, folding, [corpus, ...others], onShare);
  const learn = learner(corpus);
  const partOf = (one: Corpus): LinearPart => ({
    heldOut: holdOut(one, folding, learner(one)),
    fitted: learner(one)({ examples: Int32Array.from(examples.keys()), everyday: one.everyday }),
  });
  const linear: Linear = [partOf(corpus), ...others.map(partOf)];
  const [{ fitted, heldOut }] = linear;
  const mixture = task.encoders.length > 0 ? mixtureOf(linear, task.encoders) : soleMember(linear[0]);
  const { members, temperature } = mixture;
  const { scope, foreign } = scopeOf(corpus, mixture, settings, learn);
  const trainSeconds = task.secondsBefore + (performance.now() - started) / 1000;
  // The scores of a mixture are calibrated already.
  const figures = figuresOf(outcomesOf(mixture.heldOut, 1, intents));
  const shown = members.length === 1 ? (members[0]?.temperature ?? 1) : temperature;
  const described = cardOf(task, fitted, figures);
  const card = { ...described, intents: intents.length, temperature: shown, trainSeconds };
  const { familiarity } = fitted;
  const model = new IntentModel({ card, intents, members, temperature, scope, familiarity });
  const measured = {
    answers: foldAnswers(mixture.heldOut, 1, intents, corpus, scope),
    foreign: foreign.map((cues) => inScope(cues, scope)),
    learning: task.learningCurve ? learningCurve(corpus, heldOut, learn) : [],
  };
  return { model, heldOut: { version, folds: folding.folds, ...measured } };
}

/** Learns from a corpus, and tells the share of all the learning that is done. */
function learnerOf(
  { examples, settings, learningCurve: isCurveWanted }: TrainingTask,
  folding: HoldOutSettings,
  corpora: readonly Corpus[],
  onShare: (share: number) => void,
): (corpus: Corpus) => (lesson: Lesson) => Fitted {
  const withoutOne = examples.length * (1 - 1 / folding.folds);
  const each = withoutOne * foldsNeeded(examples.length, folding) + examples.length;
  const curve = isCurveWanted ? withoutOne * CURVE_WORK : 0;
  const work = corpora.length * each + curve + leftOutWork(examples.length, corpora[0]?.classes ?? 0);
  let done = 0;
  return (corpus) => (lesson) => {
    const { length } = lesson.examples;
    const fitted = fit(corpus, lesson, settings, (share) =>
      onShare(Math.min(1, (done + share * length) / work)),
    );
    done += length;
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
function corporaOf(task: TrainingTask, intents: readonly string[]): readonly [Corpus, ...Corpus[]] {
  const { examples, vectors, encoder, encoders, names, everyday } = task;
  const numbers = new Map(intents.map((intent, label) => [intent, label]));
  const labels = Int32Array.from(examples, ({ intent }) => numbers.get(intent) ?? 0);
  const corpus = { examples, labels, classes: intents.length, vectors, encoder, names, everyday };
  if (encoders.length === 0 || !encoder) return [corpus];
  return [corpus, { ...corpus, vectors: [], encoder: undefined }];
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
  return {
    name,
    version,
    encoder: [encoder?.name ?? 'none', ...encoders.map(({ tuned }) => tuned.encoder)].join(', '),
    examples: examples.length,
    languages: languagesOf(examples),
    terms: vectoriser.size,
    settings,
    heldOut,
  };
}
