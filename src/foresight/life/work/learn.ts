import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  FORESIGHT_SETTINGS,
  type ForesightRun,
  type ForesightTrainingSettings,
  QUESTION,
  TooLittleToLearn,
  type TrainedForesight,
  trainForesight,
} from '#foresight';
import { OnnxForesightNetwork } from '#foresight-onnx';
import { saveWhole, type TrainedModel } from '#model-life';
import type { TrainingGrade } from '#protocol';
import { describe } from '../describe.js';
import type { LifeProgress } from '../foresight-models.js';
import { VersionShelf } from '../version-shelf.js';
import type { Bench, Tasks } from './bench-order.js';
import { itemsOf } from './items-of.js';
import { openTrainer } from './open-trainer.js';
import { historiesIn, knownAt, type Log, type LogHistories } from './log-histories.js';
import { isSimulated, keptFrom } from './slice.js';

/** Fewer questions than this tell nothing of when people ask. */
const FEWEST_QUESTIONS = 10;

const settingsOf: Readonly<Record<TrainingGrade, ForesightTrainingSettings>> = {
  fast: FORESIGHT_SETTINGS,
  full: {
    ...FORESIGHT_SETTINGS,
    network: { width: 64, layers: 2, heads: 2 },
    training: { ...FORESIGHT_SETTINGS.training, epochs: 40, patience: 5 },
  },
};

interface Run {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LifeProgress) => void;
}

/**
 * Trains on the log and keeps what comes of it. One that was interrupted goes on from its last epoch, up to the same
 * position.
 *
 * @throws TooLittleToLearn, or the signal's reason where it was aborted
 */
export async function train(
  { trainingId, grade, upTo }: Tasks['train']['task'],
  bench: Bench,
  store: Log,
  { signal, onProgress }: Run,
): Promise<TrainedModel> {
  const folder = await folderOf(trainingId, bench);
  onProgress({ phase: 'reading', share: 0 });
  const known = upTo === undefined ? await keptBorder(folder) : { upTo, head: upTo };
  const whole = await historiesIn(store, known?.head);
  const border = known ?? (await chosenBorder(whole, folder));
  const log = border.until === undefined ? whole : knownAt(whole, border.until);
  requireQuestions(log);
  onProgress({ phase: 'reading', share: 1 });
  const run = { signal, checkpoint: folder, onProgress };
  const file = await learn(log, border.upTo, bench, settingsOf[grade], run);
  await new VersionShelf(bench.folder, bench.shipped).put(file);
  await rm(folder, { recursive: true, force: true });
  return { ...describe(file), trainingId, grade };
}

/** What foresees without a network: counted in a moment. @throws TooLittleToLearn */
export async function learnBaselines(log: LogHistories, bench: Bench): Promise<TrainedForesight> {
  const origin = originOf(log, log.head, bench);
  return trainForesight({ sequences: log.sequences, end: log.until }, origin, { open: noNetwork });
}

async function learn(
  log: LogHistories,
  upTo: string,
  bench: Bench,
  settings: ForesightTrainingSettings,
  run: ForesightRun,
): Promise<TrainedForesight> {
  const { device, threads } = bench;
  const data = { sequences: log.sequences, end: log.until, items: await itemsOf(bench) };
  const trainer = await openTrainer(bench);
  const open: Parameters<typeof trainForesight>[2]['open'] = (shape, weights, content) =>
    OnnxForesightNetwork.open({ shape, weights, content }, { device, threads });
  return trainForesight(data, originOf(log, upTo, bench), { trainer, open }, settings, run);
}

const originOf = ({ sequences }: LogHistories, upTo: string, { demo, trainer }: Bench) => ({
  simulated: demo || isSimulated(sequences),
  upTo,
  trainedAt: new Date().toISOString(),
  trainer,
});

const noNetwork = (): Promise<never> => Promise.reject(new Error('Baselines have no network.'));

/** Where a training is kept as far as it is. What is left of others was failed or cancelled: one runs at a time. */
async function folderOf(trainingId: string, bench: Bench): Promise<string> {
  const all = join(bench.folder, 'foresight-trainings');
  await mkdir(join(all, trainingId), { recursive: true });
  for (const other of await readdir(all)) {
    if (other !== trainingId) await rm(join(all, other), { recursive: true, force: true });
  }
  return join(all, trainingId);
}

/** Where learning ends. */
interface Border {
  /** The last position up to which everything happened before that: told, where it is learnt by time. */
  readonly upTo: string;
  /** The last position that is read. */
  readonly head: string;
  /** What happened from then on is left out, in milliseconds. */
  readonly until?: number;
}

const borderIn = (folder: string): string => join(folder, 'border.json');

/** As it was chosen when the training began, so that one that goes on learns from the same. */
async function keptBorder(folder: string): Promise<Border | undefined> {
  const kept = await readFile(borderIn(folder), 'utf8').catch(() => undefined);
  return kept === undefined ? undefined : (JSON.parse(kept) as Border);
}

/** All but the newest part of what happened. */
async function chosenBorder(whole: LogHistories, folder: string): Promise<Border> {
  const until = keptFrom(whole);
  const border = { upTo: whole.positionBefore(until), head: whole.head, until };
  await saveWhole(JSON.stringify(border), borderIn(folder));
  return border;
}

/** @throws TooLittleToLearn saying how much there is, and how much is needed */
function requireQuestions({ sequences, until }: LogHistories): void {
  const questions = sequences.reduce(
    (sum, { moments }) => sum + moments.filter(({ type }) => type === QUESTION).length,
    0,
  );
  if (questions >= FEWEST_QUESTIONS) return;
  throw new TooLittleToLearn(
    `Before ${new Date(until).toISOString()} the log holds ${String(questions)} questions in the histories of ` +
      `${String(sequences.length)} shoppers, and ${String(FEWEST_QUESTIONS)} questions are needed. ` +
      'Train again when more has been asked, or up to a later position.',
  );
}
