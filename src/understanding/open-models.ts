import { join } from 'node:path';
import type { ReadModels } from '#read-models';
import { ModelShelf } from '#understanding';
import type { Config } from '../config/config.js';
import { encodersIn } from './encoders-in.js';
import type { Encoders } from './encoders.js';
import { ExamplesOnDisk } from './examples-on-disk.js';
import { ShelfIntentModels } from './shelf-intent-models.js';

/** Everything that intent models are made of, in this process. */
export interface ModelParts {
  readonly shelf: ModelShelf;
  readonly examples: ExamplesOnDisk;
  /** Sentences that no model learns from. */
  readonly golden: ExamplesOnDisk;
  readonly models: ShelfIntentModels;
  readonly encoders: Encoders;
}

/**
 * Nothing is opened or read before it is needed.
 *
 * @param folder where models are kept; default: in the data folder
 * @param say takes a line for the operator: that models compute on another device than was asked for
 */
export function openModels(
  { dataFolder, intents, golden, encoder }: Pick<Config, 'dataFolder' | 'intents' | 'golden' | 'encoder'>,
  readModels: ReadModels,
  folder = join(dataFolder, 'models'),
  say: (line: string) => void = () => undefined,
): ModelParts {
  const shelf = new ModelShelf(folder);
  const examples = new ExamplesOnDisk(intents);
  const { encoders, tuner } = encodersIn(folder, encoder, say);
  const device = { name: encoder.device, encoder: encoder.encoder, threads: encoder.threads };
  const models = new ShelfIntentModels({ shelf, encoders, tuner, examples, readModels, device });
  return { shelf, examples, golden: new ExamplesOnDisk(golden), models, encoders };
}
