import type { EncoderTuner, Tuned, TuningProgress } from '../encoder-tuner.js';
import type { Example } from '../examples/example.js';
import { detectLanguage } from '../language.js';
import { foldsFor, type EnsembleSettings } from '../model/settings.js';
import { stratifiedFolds } from './random.js';

/** A tuned encoder, and its vectors of the examples it was tuned without. */
export interface TunedEncoder {
  readonly tuned: Tuned;
  /** The fold that it has not seen. */
  readonly fold: number;
  /** By example and name; absent where it has seen it or cannot read it. */
  readonly vectors: readonly (Float32Array | undefined)[];
}

export interface TuneRequest {
  /** Behind them stand the names of the intents in their order, which every encoder learns from as well. */
  readonly examples: readonly Example[];
  /** Label of each example, not of the names. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly tuner: EncoderTuner;
  readonly settings: EnsembleSettings;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (progress: TuningProgress) => void;
}

/** With fewer there is nothing to learn from and nothing to measure on. */
const FEWEST_A_FOLD = 2;

/**
 * Tunes encoders side by side, each without a fold of its own; none where too few examples are in their language.
 *
 * @throws the signal's reason where it was aborted; every tuning then goes on from there when asked again
 */
export async function tuneEncoders(request: TuneRequest): Promise<readonly TunedEncoder[]> {
  const { examples, labels, tuner, settings, seed } = request;
  const readable = Int32Array.from(examples.keys()).filter((i) =>
    tuner.languages.includes(detectLanguage(examples[i]?.text ?? '')),
  );
  const known = readable.filter((i) => i < labels.length);
  const intents = new Set(known.map((i) => labels[i] ?? 0));
  const count = foldsFor(labels.length, settings);
  if (intents.size < 2 || known.length < FEWEST_A_FOLD * count) return [];
  const folds = stratifiedFolds(labels, count, seed);
  const told = Array.from({ length: settings.encoders }, (): TuningProgress | undefined => undefined);
  return Promise.all(
    told.map((_, fold) =>
      tuneOne(request, readable, folds, fold, (progress) => {
        told[fold] = progress;
        request.onProgress(together(told));
      }),
    ),
  );
}

async function tuneOne(
  { examples, labels, classes, tuner, seed, signal }: TuneRequest,
  readable: Int32Array,
  folds: Int32Array,
  fold: number,
  onProgress: (progress: TuningProgress) => void,
): Promise<TunedEncoder> {
  const heldOut = Int32Array.from(readable.keys()).filter((at) => folds[readable[at] ?? 0] === fold);
  const tuned = await tuner.tune({
    texts: Array.from(readable, (i) => examples[i]?.text ?? ''),
    labels: readable.map((i) => labels[i] ?? i - labels.length),
    classes,
    heldOut,
    seed: seed + fold,
    signal,
    onProgress,
  });
  const places = Array.from(heldOut, (at) => readable[at] ?? 0);
  const encoder = await tuner.openTuned(tuned.encoder);
  try {
    const encoded = await encoder.encode(places.map((i) => examples[i]?.text ?? ''));
    const vectors = examples.map((): Float32Array | undefined => undefined);
    places.forEach((place, i) => (vectors[place] = encoded[i]));
    return { tuned, fold, vectors };
  } finally {
    await encoder.close();
  }
}

/** Several tunings told as one. */
function together(all: readonly (TuningProgress | undefined)[]): TuningProgress {
  const told = all.filter((one) => one !== undefined);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const measured = told.map(({ heldOutAccuracy }) => heldOutAccuracy).filter((share) => share !== undefined);
  return {
    step: told.reduce((sum, { step }) => sum + step, 0),
    steps: Math.round(mean(told.map(({ steps }) => steps)) * all.length),
    loss: mean(told.map(({ loss }) => loss)),
    heldOutAccuracy: measured.length > 0 ? mean(measured) : undefined,
    secondsLeft: Math.max(...told.map(({ secondsLeft }) => secondsLeft)),
  };
}
