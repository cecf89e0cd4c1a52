import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { TrainingGrade } from '#protocol';
import type { HeldOutAnswers } from '../analysis/held-out-answers.js';
import type { EncoderTuner, TuningProgress } from '../encoder-tuner.js';
import type { Example } from '../examples/example.js';
import { detectLanguage } from '../language.js';
import { DEFAULT_SETTINGS, type TrainingSettings } from '../model/settings.js';
import type { SentenceEncoder } from '../sentence-encoder.js';
import type { EncoderIdentity } from './fit.js';
import { intentsOf, namesOf } from './intent-names.js';
import type { TrainingTask } from './train-model.js';
import { tuneEncoders, type TunedEncoder, type TuneRequest } from './tune-encoders.js';

/** Raise it when the same examples and settings would give another model: caches are then trained anew. */
const ALGORITHM = 3;
const TEXTS_A_CALL = 256;

export interface TrainingProgress {
  readonly phase: 'encoding' | 'tuning' | 'training' | 'measuring';
  /** 0 to 1, of this phase. */
  readonly share: number;
  /** Of a tuning. */
  readonly tuning?: TuningProgress | undefined;
}
export type OnProgress = (progress: TrainingProgress) => void;

export interface TrainingRequest {
  /** Name the model carries in events, for example `shop-intents`. */
  readonly name: string;
  readonly examples: readonly Example[];
  /** Absent: n-grams alone. */
  readonly encoder?: SentenceEncoder | undefined;
  readonly settings?: TrainingSettings | undefined;
  /** Default `fast`. */
  readonly grade?: TrainingGrade | undefined;
  /** Needed for `full`. */
  readonly tuner?: EncoderTuner | undefined;
  /** Learns from what came before each question as well. Default: no. */
  readonly context?: boolean | undefined;
  /** Also measures what fewer examples would have done; takes about as long again. */
  readonly learningCurve?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** A model that was trained, and what was measured while it was. */
export interface TrainedIntents {
  /** The model's file; `decodeModel` reads it. */
  readonly bytes: Uint8Array;
  readonly heldOut: HeldOutAnswers;
}

/** The version the model would have: a hash of all that decides its answers. */
export function modelVersion(request: TrainingRequest): string {
  const { examples, encoder, settings = DEFAULT_SETTINGS, grade = 'fast', tuner } = request;
  const tuned = grade === 'full' ? [tuner?.name] : [];
  const content = [ALGORITHM, settings, encoder?.name ?? null, canonical(examples), ...tuned];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

/**
 * Trains an intent model on a thread of its own, so that a server goes on serving meanwhile.
 * Equal requests give models that answer alike.
 */
export async function trainIntentClassifier(request: TrainingRequest): Promise<TrainedIntents> {
  const { name, encoder, settings = DEFAULT_SETTINGS, onProgress = () => undefined } = request;
  const started = performance.now();
  const examples = canonical(request.examples);
  const intents = intentsOf(examples);
  const named = [...examples, ...namesOf(intents, examples)];
  const labels = Int32Array.from(examples, ({ intent }) => intents.indexOf(intent));
  const encoders =
    request.grade === 'full'
      ? await tuneFor(request, { examples: named, labels, classes: intents.length })
      : [];
  request.signal?.throwIfAborted();
  const vectors = await encodeAll(named, encoder, onProgress);
  const identity = encoder && identityOf(encoder);
  const version = modelVersion(request);
  const secondsBefore = (performance.now() - started) / 1000;
  const { learningCurve = false } = request;
  const prepared = { examples, vectors, encoder: identity, encoders, secondsBefore };
  return inWorker({ name, version, settings, learningCurve, ...prepared }, onProgress, request.signal);
}

function tuneFor(
  { tuner, settings = DEFAULT_SETTINGS, signal, onProgress = () => undefined }: TrainingRequest,
  corpus: Pick<TuneRequest, 'examples' | 'labels' | 'classes'>,
): Promise<readonly TunedEncoder[]> {
  if (!tuner) throw new RangeError('Grade "full" needs a tuner: hand one in, or train with grade "fast".');
  return tuneEncoders({
    ...corpus,
    tuner,
    settings: settings.tuning,
    seed: settings.regression.seed,
    signal,
    onProgress: (tuning) => onProgress({ phase: 'tuning', share: tuning.step / tuning.steps, tuning }),
  });
}

/** The order of files and repeated phrases must not matter. */
function canonical(examples: readonly Example[]): Example[] {
  const unique = new Map(
    examples.map(({ text, intent, from }) => [
      JSON.stringify([intent, text]),
      { text, intent, ...(from !== undefined && { from }) },
    ]),
  );
  return [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, example]) => example);
}

const identityOf = ({ name, dimensions, languages }: SentenceEncoder): EncoderIdentity => ({
  name,
  dimensions,
  languages: [...languages],
});

async function encodeAll(
  examples: readonly Example[],
  encoder: SentenceEncoder | undefined,
  onProgress: OnProgress,
): Promise<(Float32Array | undefined)[]> {
  const vectors = examples.map((): Float32Array | undefined => undefined);
  if (!encoder) return vectors;
  const places = [...examples.keys()].filter((i) =>
    encoder.languages.includes(detectLanguage(examples[i]?.text ?? '')),
  );
  for (let from = 0; from < places.length; from += TEXTS_A_CALL) {
    const part = places.slice(from, from + TEXTS_A_CALL);
    const encoded = await encoder.encode(part.map((i) => examples[i]?.text ?? ''));
    part.forEach((place, i) => (vectors[place] = encoded[i]));
    onProgress({ phase: 'encoding', share: (from + part.length) / places.length });
  }
  return vectors;
}

function inWorker(
  task: TrainingTask,
  onProgress: OnProgress,
  signal: AbortSignal | undefined,
): Promise<TrainedIntents> {
  const worker = new Worker(new URL('./trainer.worker.js', import.meta.url), { workerData: task });
  const trained = new Promise<TrainedIntents>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.on('message', (message: { share: number } | TrainedIntents) => {
      if ('bytes' in message) resolve(message);
      else onProgress({ phase: 'training', share: message.share });
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The training thread ended early (code ${code}).`)));
  });
  return trained.finally(() => worker.terminate());
}
