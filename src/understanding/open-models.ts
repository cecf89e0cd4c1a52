import { join } from 'node:path';
import type { ReadModels } from '#read-models';
import { ModelShelf } from '#understanding';
import type { Config } from '../config/config.js';
import { Encoders } from './encoders.js';
import { ExamplesOnDisk } from './examples-on-disk.js';
import { ShelfIntentModels } from './shelf-intent-models.js';

/** Everything that intent models are made of, in this process. */
export interface ModelParts {
  readonly shelf: ModelShelf;
  readonly examples: ExamplesOnDisk;
  /** Sentences that no model learns from. */
  readonly golden: ExamplesOnDisk;
  readonly models: ShelfIntentModels;
}

/** Nothing is opened or read before it is needed. @param folder where models are kept; default: in the data folder */
export function openModels(
  { dataFolder, intents, golden }: Pick<Config, 'dataFolder' | 'intents' | 'golden'>,
  readModels: Pick<ReadModels, 'find' | 'getMany'>,
  folder = join(dataFolder, 'models'),
): ModelParts {
  const shelf = new ModelShelf(folder);
  const examples = new ExamplesOnDisk(intents);
  const models = new ShelfIntentModels({ shelf, encoders: new Encoders(folder), examples, readModels });
  return { shelf, examples, golden: new ExamplesOnDisk(golden), models };
}
