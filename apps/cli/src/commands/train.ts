import type { Command } from 'commander';
import { describeModel, openIntentClassifier } from '#understanding';
import { modelsFolder, noEncoder, type UnderstandingOptions } from '../understanding/options.js';
import { showProgress } from '../understanding/show-progress.js';
import { withEncoder } from '../understanding/with-encoder.js';

interface Options extends UnderstandingOptions {
  readonly data: string;
}

export function register(program: Command): void {
  program
    .command('train')
    .description('Train a model.')
    .command('intents')
    .description('Train the intent model, or find it trained already, and print its card.')
    .option('--data <path>', 'folder or file of examples', 'intents')
    .addOption(noEncoder())
    .addOption(modelsFolder())
    .action(train);
}

async function train(options: Options): Promise<void> {
  await withEncoder(options, async (encoder) => {
    const { onProgress, done } = showProgress();
    const classifier = await openIntentClassifier({
      examples: options.data,
      encoder,
      cacheDir: options.models,
      onProgress,
    }).finally(done);
    process.stdout.write(describeModel(classifier.trained.parts.card));
  });
}
