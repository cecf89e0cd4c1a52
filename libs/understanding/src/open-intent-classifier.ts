import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveWhole } from '#model-life';
import type { TrainingGrade } from '#protocol';
import type { EncoderTuner } from './encoder-tuner.js';
import type { Example } from './examples/example.js';
import { readExamples } from './examples/read-examples.js';
import { HybridIntentClassifier } from './hybrid-intent-classifier.js';
import type { IntentModel } from './model/intent-model.js';
import { describeModel } from './model/model-card.js';
import { decodeModel, loadModel, ModelFileInvalid } from './model/model-file.js';
import type { TrainingSettings } from './model/settings.js';
import type { SentenceEncoder } from './sentence-encoder.js';
import {
  modelVersion,
  trainIntentClassifier,
  type OnProgress,
  type TrainingRequest,
} from './training/intent-trainer.js';

export interface OpenOptions {
  /** A folder of Rasa NLU `.yml` files, one such file, or a CSV; or the examples themselves. */
  readonly examples: string | readonly Example[];
  /** Stays open when the classifier is closed. Absent: n-grams alone. */
  readonly encoder?: SentenceEncoder | undefined;
  /** Trained models are kept here, by version. */
  readonly cacheDir: string;
  /** Name the model carries in events. */
  readonly name?: string | undefined;
  readonly settings?: TrainingSettings | undefined;
  /** Default `fast`; `full` needs a tuner. */
  readonly grade?: TrainingGrade | undefined;
  readonly tuner?: EncoderTuner | undefined;
  /** Learns from what came before each question as well. Default: no. */
  readonly context?: boolean | undefined;
  /** Called only where a model has to be trained. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * The classifier for these examples: from the cache where examples, settings and encoder are unchanged,
 * otherwise trained (on a thread of its own) and cached. A damaged cache file is trained anew.
 *
 * @throws ExamplesInvalid where the examples cannot be read.
 */
export async function openIntentClassifier(options: OpenOptions): Promise<HybridIntentClassifier> {
  const { cacheDir, name = 'intents', encoder, tuner, ...asked } = options;
  const examples =
    typeof options.examples === 'string' ? await readExamples(options.examples) : options.examples;
  const request = { ...asked, name, examples, encoder, tuner };
  const path = join(cacheDir, `${name}-${modelVersion(request)}.model`);
  const model = (await cached(path)) ?? (await train(request, path));
  return HybridIntentClassifier.open(model, { encoder, tuner });
}

async function cached(path: string): Promise<IntentModel | undefined> {
  try {
    return await loadModel(path);
  } catch (error) {
    if (error instanceof ModelFileInvalid) return undefined;
    throw error;
  }
}

async function train(request: TrainingRequest, path: string): Promise<IntentModel> {
  const { bytes } = await trainIntentClassifier(request);
  const model = decodeModel(bytes);
  await saveWhole(bytes, path);
  await writeFile(`${path}.txt`, describeModel(model.parts.card));
  return model;
}
