import { createHash } from 'node:crypto';
import { Markov } from '../baselines/markov.js';
import { type Calibration, fitPools, type Member, type Said, type Source } from '../blend/calibration.js';
import type { ItemContent, ModelShape } from '../encoding/encoded.js';
import type { VocabularyFile } from '../encoding/vocabulary.js';
import { measureForesight, saidOf, withThresholds } from '../evaluation/measure.js';
import type { ForesightCard } from '../model/foresight-card.js';
import type { ForesightNetwork } from '../model/foresight-network.js';
import type { ForesightTrainer, TrainedWeights, TrainingNews, Weights } from '../model/foresight-trainer.js';
import { classesOf, ServedForesight } from '../model/served-foresight.js';
import { cardOf } from './card.js';
import { type LessonPlan, lessonPlan } from './lesson-plan.js';
import {
  FORESIGHT_SETTINGS,
  type ForesightData,
  type ForesightOrigin,
  type ForesightTrainingSettings,
} from './settings.js';

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
    const trainSeconds = (performance.now() - started) / 1000;
    const card = cardOf({ version, origin, lesson, trained, calibration, figures, trainSeconds, settings });
    const weights = trained?.weights ?? new Map<string, Float32Array>();
    return { version, shape, weights, content, vocabulary: vocabulary.file, calibration, card };
  } finally {
    await network?.close();
  }
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
