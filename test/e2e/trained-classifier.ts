import { join } from 'node:path';
import { correctionsProjection } from '#conversation';
import { InMemoryReadModels } from '#read-models';
import { readConfig } from '../../src/config/config.js';
import type { Opened } from '../../src/roles/understanding-role.js';
import { openModels } from '../../src/understanding/open-models.js';

/** Outlives a run: models are kept by a hash of what they were made of, so an old one is never taken for a new one. */
export const KEPT_MODELS = join('var', 'test-models', 'models');

/**
 * The real classifier, trained on these examples where no earlier run has done so.
 *
 * @param intents a folder or file of example sentences
 */
export async function trainedClassifier(intents: string): Promise<Opened> {
  const nobodyCorrects = new InMemoryReadModels();
  await nobodyCorrects.define(correctionsProjection);
  const config = { ...readConfig({}), intents, golden: intents };
  const { models } = openModels(config, nobodyCorrects, KEPT_MODELS);
  const { version } = await models.train({ trainingId: 'test', grade: 'fast' });
  const classifier = await models.open(version);
  return {
    answer: async (questions) => ({ model: classifier.model, answers: await classifier.classify(questions) }),
    close: () => classifier.close(),
  };
}
