import { createHash } from 'node:crypto';
import { Markov } from '../baselines/markov.js';
import { type Calibration, fitPools, type Member, type Said, type Source } from '../blend/calibration.js';
import { inputsOf } from '../comparison/inputs.js';
import { type ItemFacts, itemContent } from '../encoding/content.js';
import type { ItemContent, ModelShape } from '../encoding/encoded.js';
import { UNKNOWN, Vocabulary, type VocabularyFile, type VocabularySettings } from '../encoding/vocabulary.js';
import { measureForesight, saidOf, withThresholds } from '../evaluation/measure.js';
import { type Lesson, lessonsOf, type Slice } from '../labels/examples.js';
import { endOf, splitByShopper, splitByTime } from '../labels/splits.js';
import { LABEL_SETTINGS, type LabelSettings } from '../labels/targets.js';
import type { ForesightCard } from '../model/foresight-card.js';
import type { ForesightNetwork } from '../model/foresight-network.js';
import type {
  ForesightTrainer,
  TrainedWeights,
  TrainingNews,
  TrainingSettings,
  Weights,
} from '../model/foresight-trainer.js';
import { classesOf, ServedForesight } from '../model/served-foresight.js';
import { type BehaviourSequence, REMEMBERED_MOMENTS } from '../moment.js';

/** What there is to learn from. */
export interface ForesightData {
  /** Whole histories, one a person. */
  readonly sequences: readonly BehaviourSequence[];
  /** Just after the last moment that is known, in milliseconds; default: after the last of the sequences. */
  readonly end?: number;
  /** The shop's products: those that nobody has turned to yet have a place beside their like. */
  readonly items?: readonly ItemFacts[];
}

/** Where it came from: told in the card. */
export interface ForesightOrigin {
  readonly simulated: boolean;
  /** The last position of the log that was read; `0` where it was another shop's. */
  readonly upTo: string;
  readonly trainedAt: string;
  readonly trainer: ForesightCard['trainer'];
}

export interface ForesightTrainingSettings {
  /** The size of the network. */
  readonly network: Pick<ModelShape, 'width' | 'layers' | 'heads'>;
  readonly training: TrainingSettings;
  readonly labels: LabelSettings;
  readonly vocabulary: Partial<VocabularySettings>;
  /** What validation data is: the last part of the time, or some of the shoppers. */
  readonly split: 'time' | 'shopper';
  /** Of the moments, or of the shoppers. */
  readonly validationShare: number;
}

export const FORESIGHT_SETTINGS: ForesightTrainingSettings = {
  network: { width: 48, layers: 2, heads: 2 },
  training: {
    seed: 1,
    epochs: 12,
    batch: 64,
    rate: 2e-3,
    warmUpSteps: 100,
    dropout: 0.1,
    weightDecay: 0.01,
    negatives: 0,
    patience: 3,
    weights: { question: 2, type: 1, purchase: 0.5, comeBack: 0.25, item: 0.25 },
  },
  labels: LABEL_SETTINGS,
  vocabulary: {},
  split: 'time',
  validationShare: 0.2,
};

/** Who computes. */
export interface Workshop {
  /** Absent: the baselines alone are learnt. */
  readonly trainer?: ForesightTrainer | undefined;
  readonly open: (shape: ModelShape, weights: Weights, content?: ItemContent) => Promise<ForesightNetwork>;
}

export interface ForesightProgress {
  readonly phase: 'training' | 'measuring';
  /** Of the phase, 0 to 1. */
  readonly share: number;
  readonly news?: TrainingNews;
}

export interface ForesightRun {
  readonly signal?: AbortSignal | undefined;
  /** Folder in which the training is kept as far as it is. */
  readonly checkpoint?: string | undefined;
  readonly onProgress?: (progress: ForesightProgress) => void;
}

/** A model as its file keeps it. */
export interface TrainedForesight {
  readonly version: string;
  readonly shape: ModelShape;
  /** Empty where the baselines alone were learnt. */
  readonly weights: Weights;
  readonly content: ItemContent | undefined;
  readonly vocabulary: VocabularyFile;
  readonly calibration: Calibration;
  readonly card: ForesightCard;
}

/** Too little has happened to learn from. */
export class TooLittleToLearn extends Error {
  override readonly name = 'TooLittleToLearn';
}

/** Fewer moments to learn from, or to choose by, teach nothing. */
const FEWEST_MOMENTS = 200;

/**
 * Learns to foresee: a vocabulary, the baselines and the network from one part of the data; the weights of the blend,
 * its calibration and its thresholds from the other, later in time or of other shoppers.
 *
 * @throws TooLittleToLearn, or the signal's reason where it was aborted
 */
export async function trainForesight(
  data: ForesightData,
  origin: ForesightOrigin,
  { trainer, open }: Workshop,
  settings: ForesightTrainingSettings = FORESIGHT_SETTINGS,
  run: ForesightRun = {},
): Promise<TrainedForesight> {
  const started = performance.now();
  const lesson = lessonPlan(data, settings);
  const { vocabulary, train, validation, shape, content } = lesson;
  const markov = Markov.learn(train, classesOf(vocabulary)).tuned(validation);
  const trained = await trainNetwork(lesson, trainer, settings, run);
  run.signal?.throwIfAborted();
  const network = trained && (await open(shape, trained.weights, content));
  const { horizonHours, comeBackDays } = settings.labels;
  const parts = { horizonHours, comeBackDays, vocabulary, network, length: shape.length };
  const unnamed = { name: 'foresight', version: '' };
  try {
    const raw = new ServedForesight({
      ...parts,
      model: unnamed,
      calibration: { markov: markov.file, sources: {} },
    });
    const said = await saidOf(raw, validation, (share) =>
      run.onProgress?.({ phase: 'measuring', share: share / 2 }),
    );
    const calibration = { markov: markov.file, sources: sourcesOf(said, lesson) };
    const version = versionOf(vocabulary.file, calibration, trained?.weights);
    const served = new ServedForesight({ ...parts, model: { name: 'foresight', version }, calibration });
    const figures = await measureForesight(served, validation, undefined, (share) =>
      run.onProgress?.({ phase: 'measuring', share: 0.5 + share / 2 }),
    );
    const card: ForesightCard = {
      version,
      ...origin,
      trainSeconds: (performance.now() - started) / 1000,
      device: trained?.device ?? 'none',
      ...countsOf(lesson),
      epochs: trained?.epochs ?? 0,
      curve: trained?.curve ?? [],
      horizonHours,
      comeBackDays,
      weights: weightsOf(calibration),
      figures,
      inputs: inputsOf(lesson.learntFrom),
    };
    const weights = trained?.weights ?? new Map<string, Float32Array>();
    return { version, shape, weights, content, vocabulary: vocabulary.file, calibration, card };
  } finally {
    await network?.close();
  }
}

interface LessonPlan {
  readonly vocabulary: Vocabulary;
  readonly train: readonly Lesson[];
  readonly validation: readonly Lesson[];
  readonly shape: ModelShape;
  readonly content: ItemContent | undefined;
  /** As far as they were learnt from. */
  readonly learntFrom: readonly BehaviourSequence[];
  readonly until: number;
}

/** What is learnt from and what is chosen by. @throws TooLittleToLearn */
function lessonPlan(
  { sequences, end = endOf(sequences), items = [] }: ForesightData,
  settings: ForesightTrainingSettings,
): LessonPlan {
  const always: Slice = { from: -Infinity, until: end };
  const byTime = splitByTime(sequences, { validation: settings.validationShare, test: 0 }, end);
  const parted = splitByShopper(sequences, settings.validationShare);
  const [learn, choose] =
    settings.split === 'time'
      ? [
          { of: sequences, slice: byTime.train },
          { of: sequences, slice: byTime.validation },
        ]
      : [
          { of: parted[0], slice: always },
          { of: parted[1], slice: always },
        ];
  const learntFrom = learn.of.map((sequence) => ({
    ...sequence,
    moments: sequence.moments.filter(({ at }) => at < learn.slice.until),
  }));
  const vocabulary = Vocabulary.learn(learntFrom, {
    ignored: settings.labels.ignored,
    catalogue: items.map(({ item }) => item),
    ...settings.vocabulary,
  });
  const train = lessonsOf(learn.of, vocabulary, learn.slice, settings.labels);
  const validation = lessonsOf(choose.of, vocabulary, choose.slice, settings.labels);
  requireEnough(train, 'learn from');
  requireEnough(validation, 'choose and calibrate by');
  const content = contentOf(vocabulary, items);
  const shape: ModelShape = {
    ...settings.network,
    sizes: { ...vocabulary.sizes, purchase: true, comeBack: true },
    length: REMEMBERED_MOMENTS,
    content: content?.width ?? 0,
  };
  return { vocabulary, train, validation, shape, content, learntFrom, until: learn.slice.until };
}

function requireEnough(lessons: readonly Lesson[], what: string): void {
  const moments = momentsIn(lessons);
  if (moments >= FEWEST_MOMENTS) return;
  throw new TooLittleToLearn(
    `There are ${String(moments)} moments to ${what}, and ${String(FEWEST_MOMENTS)} are needed: train again when more has happened.`,
  );
}

function contentOf(vocabulary: Vocabulary, items: readonly ItemFacts[]): ItemContent | undefined {
  if (items.length === 0) return undefined;
  const facts = new Map(items.map((item) => [item.item, item]));
  const rows = Array.from({ length: vocabulary.sizes.items }, (_, number) =>
    number <= UNKNOWN ? undefined : facts.get(vocabulary.itemName(number) ?? ''),
  );
  return itemContent(rows);
}

async function trainNetwork(
  { shape, train, validation, content }: LessonPlan,
  trainer: ForesightTrainer | undefined,
  { training }: ForesightTrainingSettings,
  { signal, checkpoint, onProgress }: ForesightRun,
): Promise<TrainedWeights | undefined> {
  return trainer?.train({ shape, train, validation, ...(content && { content }) }, training, {
    ...(signal && { signal }),
    ...(checkpoint !== undefined && { checkpoint }),
    onNews: (news) => onProgress?.({ phase: 'training', share: news.share, news }),
  });
}

/** The blend of all, and each of them alone: calibrated on validation data. */
function sourcesOf(said: Said, { validation, vocabulary }: LessonPlan): Calibration['sources'] {
  const present = (['transformer', 'markov', 'popularity'] as const).filter((member) => said[member]);
  const pooledBy = (who: readonly Member[]) =>
    withThresholds(fitPools(who, said, validation), said, validation, vocabulary);
  const alone = present.map((member) => [member, pooledBy([member])] as const);
  return Object.fromEntries<ReturnType<typeof pooledBy>>([
    ['blend' satisfies Source, pooledBy(present)],
    ...alone,
  ]);
}

const countsOf = ({ learntFrom, train, until }: LessonPlan) => ({
  until,
  shoppers: learntFrom.filter(({ moments }) => moments.length > 0).length,
  sequences: train.length,
  moments: momentsIn(train),
});

const momentsIn = (lessons: readonly Lesson[]): number =>
  lessons.reduce((sum, { sequence, asked }) => sum + sequence.moments.length - asked, 0);

/** How much each part counts, by what is predicted: shares of the sum. */
function weightsOf({ sources: { blend } }: Calibration): ForesightCard['weights'] {
  if (!blend) return [];
  return Object.entries(blend.pools).flatMap(([what, { weights }]) => {
    const sum = weights.reduce((total, weight) => total + weight, 0) || 1;
    return blend.members.map((source, i) => ({ what, source, weight: (weights[i] ?? 0) / sum }));
  });
}

/** Names what it comes to: the same model has the same version. */
function versionOf(
  vocabulary: VocabularyFile,
  calibration: Calibration,
  weights: Weights = new Map(),
): string {
  const hash = createHash('sha256').update(JSON.stringify([vocabulary, calibration]));
  for (const [name, values] of weights) hash.update(name).update(values);
  return hash.digest('hex').slice(0, 12);
}
