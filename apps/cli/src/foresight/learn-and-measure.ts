import {
  type BehaviourSequence,
  FORESIGHT_SETTINGS,
  type ForesightTrainingSettings,
  lessonsOf,
  measureForesight,
  ServedForesight,
  type Slice,
  splitByTime,
  TooLittleToLearn,
  type TrainedForesight,
  trainForesight,
  Vocabulary,
  type Workshop,
} from '#foresight';
import type { ForesightFigures } from '#protocol';
import { UsageError } from '../usage-error.js';
import type { ReadHistories } from './histories.js';
import { showTraining } from './workshop.js';

export interface Exam {
  readonly sequences: readonly BehaviourSequence[];
  readonly slice: Slice;
}

export interface Examined {
  readonly trained: TrainedForesight;
  /** Of every way to foresee, the blend first. */
  readonly figures: readonly ForesightFigures[];
  readonly lessons: number;
}

/** Of one history of a shop, the newest part is asked about. */
const TEST_SHARE = 0.2;

/** Learns from what came before the last fifth of the events. */
export function splitForExam(read: ReadHistories): { readonly learnt: ReadHistories; readonly exam: Exam } {
  const { train, test } = splitByTime(read.sequences, { validation: 0, test: TEST_SHARE }, read.end);
  const before = read.sequences.map((sequence): BehaviourSequence => ({
    ...sequence,
    moments: sequence.moments.filter(({ at }) => at < train.until),
  }));
  const sequences = before.filter(({ moments }) => moments.length > 0);
  return {
    learnt: { ...read, sequences, end: train.until },
    exam: { sequences: read.sequences, slice: test },
  };
}

/** Trains on one part and measures on another, which nothing was chosen by. @throws UsageError where there is too little */
export async function learnAndMeasure(
  read: ReadHistories,
  exam: Exam,
  workshop: Workshop,
  settings: ForesightTrainingSettings = FORESIGHT_SETTINGS,
  threshold?: number,
): Promise<Examined> {
  const trained = await learn(read, workshop, settings);
  const { card, calibration, shape, weights, content } = trained;
  const vocabulary = new Vocabulary(trained.vocabulary);
  const network = weights.size === 0 ? undefined : await workshop.open(shape, weights, content);
  const { horizonHours, comeBackDays } = card;
  const model = { name: 'foresight', version: trained.version };
  const parts = { model, horizonHours, comeBackDays, vocabulary, calibration, network, length: shape.length };
  const served = new ServedForesight(parts);
  try {
    const lessons = lessonsOf(exam.sequences, vocabulary, exam.slice, settings.labels);
    return { trained, figures: await measureForesight(served, lessons, threshold), lessons: lessons.length };
  } finally {
    await served.close();
  }
}

/** @throws UsageError where there is too little to learn from */
export async function learn(
  { sequences, end, items, simulated, upTo }: ReadHistories,
  workshop: Workshop,
  settings: ForesightTrainingSettings,
  checkpoint?: string,
): Promise<TrainedForesight> {
  using shown = showTraining();
  const origin = {
    simulated,
    upTo: String(upTo),
    trainedAt: new Date().toISOString(),
    trainer: 'onnx',
  } as const;
  try {
    const { onProgress } = shown;
    return await trainForesight({ sequences, end, items }, origin, workshop, settings, {
      onProgress,
      checkpoint,
    });
  } catch (error) {
    if (error instanceof TooLittleToLearn) throw new UsageError(error.message);
    throw error;
  }
}
