import { readFile } from 'node:fs/promises';
import {
  type BehaviourSequence,
  type Calibration,
  type ForesightCard,
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
  type VocabularyFile,
  type Workshop,
} from '#foresight';
import { decodeModelFile, ForesightFileInvalid } from '#foresight-onnx';
import type { ForesightFigures } from '#protocol';
import { UsageError } from '../usage-error.js';
import type { ReadHistories } from './histories.js';
import { showTraining } from './workshop.js';

export interface Exam {
  readonly sequences: readonly BehaviourSequence[];
  readonly slice: Slice;
}

export interface Examined {
  readonly card: ForesightCard;
  /** Of every way to foresee, the blend first. */
  readonly figures: readonly ForesightFigures[];
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
  return { card: trained.card, figures: await measure(trained, exam, workshop, settings.labels, threshold) };
}

/** A model that was trained before, measured. @throws UsageError where the file cannot be used */
export async function measureFile(
  path: string,
  exam: Exam,
  workshop: Workshop,
  threshold?: number,
): Promise<Examined> {
  const file = await readFile(path).then(decodeModelFile).catch(unusable);
  const { card } = file;
  const { horizonHours, comeBackDays } = card;
  // What trained the model has written them.
  const vocabulary = file.vocabulary as VocabularyFile;
  const calibration = file.calibration as Calibration;
  const model = { ...file, content: file.content, vocabulary, calibration };
  const labels = { ...FORESIGHT_SETTINGS.labels, horizonHours, comeBackDays };
  return { card, figures: await measure(model, exam, workshop, labels, threshold) };
}

function unusable(error: unknown): never {
  if (error instanceof ForesightFileInvalid || (error as { code?: string }).code === 'ENOENT')
    throw new UsageError((error as Error).message);
  throw error;
}

async function measure(
  trained: Omit<TrainedForesight, 'version'>,
  exam: Exam,
  workshop: Workshop,
  labels: ForesightTrainingSettings['labels'],
  threshold?: number,
): Promise<readonly ForesightFigures[]> {
  const { card, calibration, shape, weights, content } = trained;
  const vocabulary = new Vocabulary(trained.vocabulary);
  const network = weights.size === 0 ? undefined : await workshop.open(shape, weights, content);
  const { horizonHours, comeBackDays, version } = card;
  const model = { name: 'foresight', version };
  const parts = { model, horizonHours, comeBackDays, vocabulary, calibration, network, length: shape.length };
  const served = new ServedForesight(parts);
  try {
    return await measureForesight(
      served,
      lessonsOf(exam.sequences, vocabulary, exam.slice, labels),
      threshold,
    );
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
