import { join } from 'node:path';
import { openClassifier } from '../../src/roles/open-classifier.js';
import type { Opened } from '../../src/roles/understanding-role.js';

/** Outlives a run: models are kept by a hash of what they were made of, so an old one is never taken for a new one. */
const KEPT = join('var', 'test-models');

/**
 * The real classifier, trained on these examples where no earlier run has done so.
 *
 * @param intents a folder or file of example sentences
 */
export const trainedClassifier = (intents: string): Promise<Opened> =>
  openClassifier({ dataFolder: KEPT, intents }, () => undefined);
