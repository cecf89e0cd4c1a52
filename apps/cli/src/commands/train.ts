import type { TrainingGrade } from '#protocol';
import type { Command } from 'commander';
import { join } from 'node:path';
import { describeModel, openIntentClassifier } from '#understanding';
import { registerForesight } from '../foresight/train-foresight.js';
import * as options from '../understanding/options.js';
import { readTrainingSet } from '../understanding/read-sets.js';
import { showProgress } from '../understanding/show-progress.js';
import { withEncoder } from '../understanding/with-encoder.js';

interface Options extends options.UnderstandingOptions, options.ColumnOptions {
  readonly data: string;
  readonly grade: TrainingGrade;
  readonly json?: true;
}

export function register(program: Command): void {
  const kinds = program.command('train').description('Train a model.');
  registerIntents(kinds);
  registerForesight(kinds);
}

function registerIntents(kinds: Command): void {
  const command = kinds
    .command('intents')
    .description('Train the intent model, or find it trained already, and print its card.')
    .option('--data <path>', 'CSV, JSON, JSON lines, Rasa NLU YAML, or a folder of such YAML', 'intents')
    .option('--json', 'the card as one JSON object on standard output')
    .addOption(options.grade());
  for (const option of options.columns()) command.addOption(option);
  command.addOption(options.noEncoder()).addOption(options.modelsFolder()).action(train);
}

async function train(asked: Options): Promise<void> {
  await withEncoder(asked, async (equipment) => {
    const examples = await readTrainingSet(asked.data, asked);
    using progress = showProgress();
    const { models: cacheDir, grade, context } = asked;
    const { onProgress } = progress;
    const request = { ...equipment, examples, grade, context, cacheDir, onProgress };
    const classifier = await openIntentClassifier(request);
    await classifier.close();
    const { trained } = classifier;
    const { card } = trained.parts;
    const file = join(cacheDir, `${card.name}-${card.version}.model`);
    process.stdout.write(
      asked.json
        ? `${JSON.stringify({ ...card, file })}\n`
        : `${describeModel(card)}\nKept in        ${file}\n`,
    );
  });
}
