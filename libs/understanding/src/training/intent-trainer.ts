import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { TrainingGrade } from '#protocol';
import type { HeldOutAnswers } from '../analysis/held-out-answers.js';
import type { EncoderTuner, TuningProgress } from '../encoder-tuner.js';
import type { Example } from '../examples/example.js';
import { detectLanguage } from '../language.js';
import { DEFAULT_SETTINGS, type TrainingSettings } from '../model/settings.js';
import type { SentenceEncoder } from '../sentence-encoder.js';
import { EVERYDAY_TEXTS } from '../scope/everyday-texts.js';
import type { EncoderIdentity, SideText } from './fit.js';
import type { TrainingTask } from './train-model.js';
import { tuneEncoders, type TunedEncoder } from './tune-encoders.js';

/** Raise it when the same examples and settings would give another model: caches are then trained anew. */
const ALGORITHM = 5;
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
  /** Texts that are about none of the intents, beside the everyday ones that every training knows. */
  readonly foreign?: readonly string[] | undefined;
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
  const { encoder, grade = 'fast', tuner, foreign = [] } = request;
  const tuned = grade === 'full' ? [tuner?.name] : [];
  const strange = foreign.length > 0 ? [[...foreign].sort()] : [];
  const content = [
    ALGORITHM,
    settingsOf(request),
    encoder?.name ?? null,
    canonical(request),
    ...tuned,
    ...strange,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

/**
 * Trains an intent model on a thread of its own, so that a server goes on serving meanwhile.
 * Equal requests give models that answer alike.
 */
export async function trainIntentClassifier(request: TrainingRequest): Promise<TrainedIntents> {
  const { name, encoder, onProgress = () => undefined } = request;
  const settings = settingsOf(request);
  const started = performance.now();
  const examples = canonical(request);
  const encoders = request.grade === 'full' ? await tuneFor(request, examples) : [];
  request.signal?.throwIfAborted();
  const vectors = await encodeAll(examples, encoder, onProgress);
  const names = await sideTexts(intentsOf(examples).map(inWords), encoder);
  const everyday = await sideTexts([...EVERYDAY_TEXTS, ...(request.foreign ?? [])], encoder);
  const identity = encoder && identityOf(encoder);
  const version = modelVersion(request);
  const secondsBefore = (performance.now() - started) / 1000;
  const { learningCurve = false } = request;
  const prepared = { examples, vectors, names, everyday, encoder: identity, encoders, secondsBefore };
  return inWorker({ name, version, settings, learningCurve, ...prepared }, onProgress, request.signal);
}

function tuneFor(
  { tuner, settings = DEFAULT_SETTINGS, signal, onProgress = () => undefined }: TrainingRequest,
  examples: readonly Example[],
): Promise<readonly TunedEncoder[]> {
  if (!tuner) throw new RangeError('Grade "full" needs a tuner: hand one in, or train with grade "fast".');
  const intents = intentsOf(examples);
  return tuneEncoders({
    examples: [...examples, ...namesFor(examples, intents)],
    labels: Int32Array.from(examples, ({ intent }) => intents.indexOf(intent)),
    classes: intents.length,
    tuner,
    settings: settings.tuning,
    seed: settings.regression.seed,
    signal,
    onProgress: (tuning) => onProgress({ phase: 'tuning', share: tuning.step / tuning.steps, tuning }),
  });
}

/** With context the n-grams of the turns before are read as well. */
function settingsOf({ settings = DEFAULT_SETTINGS, context = false }: TrainingRequest): TrainingSettings {
  if (!context) return settings;
  return { ...settings, ngrams: { ...settings.ngrams, before: settings.context.before } };
}

/** The order of files and repeated phrases must not matter. */
function canonical({ examples, context = false }: TrainingRequest): Example[] {
  const unique = new Map(
    examples.map(({ text, intent, before, from }) => {
      const written = { text, intent, ...(from !== undefined && { from }) };
      const example: Example = context && before ? { ...written, before } : written;
      return [JSON.stringify([intent, text, example.before]), example];
    }),
  );
  return [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, example]) => example);
}

const intentsOf = (examples: readonly Example[]): string[] =>
  [...new Set(examples.map(({ intent }) => intent))].sort();

/** Mean examples an intent from which on its name tells an encoder nothing new. */
const ENOUGH = 30;

/**
 * The name of each intent as one more example of it to tune on, where there are few: with ten examples an intent
 * it is worth two points of accuracy (docs/decisions/0011-fine-tuning.md).
 */
const namesFor = (examples: readonly Example[], intents: readonly string[]): readonly Example[] =>
  examples.length >= ENOUGH * intents.length
    ? []
    : intents.map((intent) => ({ intent, text: inWords(intent) }));

/** "change_shipping-address" and "changeShippingAddress" → "change shipping address" */
const inWords = (intent: string): string =>
  intent
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[_./+-]+/g, ' ')
    .trim();

async function sideTexts(
  texts: readonly string[],
  encoder: SentenceEncoder | undefined,
): Promise<readonly SideText[]> {
  const vectors = await encodeAll(
    texts.map((text) => ({ text, intent: '' })),
    encoder,
    () => undefined,
  );
  return texts.map((text, i) => ({ text, vector: vectors[i] }));
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
