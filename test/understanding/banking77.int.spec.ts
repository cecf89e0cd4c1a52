import { expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodeModel,
  HybridIntentClassifier,
  measure,
  readExamples,
  trainIntentClassifier,
} from '#understanding';

const folder = join(process.env.PRESAGE_DATA ?? '../shared/data', 'banking77');
const run = existsSync(folder) ? it : it.skip;

/**
 * N-grams alone and every third training example, to stay quick; the whole is measured by
 * `presage evaluate intents` (docs/understanding.md).
 */
run(
  'a third of Banking77 and n-grams alone already answer its test set well, with honest probabilities',
  async () => {
    const train = (await readExamples(join(folder, 'train.csv'))).filter((_, i) => i % 3 === 0);
    const test = await readExamples(join(folder, 'test.csv'));
    const model = decodeModel((await trainIntentClassifier({ name: 'banking77', examples: train })).bytes);
    const answers = await new HybridIntentClassifier(model).classify(test);
    const metrics = measure(
      test.map(({ intent: actual }, i) => {
        const { intent: predicted = '', probability = 0 } = answers[i]?.ranking[0] ?? {};
        return { actual, predicted, probability };
      }),
    );
    expect(metrics.accuracy).toBeGreaterThan(0.85);
    expect(metrics.ece).toBeLessThan(0.03);
  },
  180_000,
);
