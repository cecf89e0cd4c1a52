import type { Command } from 'commander';
import { readExamples } from '#understanding';
import { evaluateIntents } from '../understanding/evaluate-intents.js';
import { evaluationJson, evaluationTable } from '../understanding/evaluation-table.js';
import { modelsFolder, noEncoder, type UnderstandingOptions } from '../understanding/options.js';
import { showProgress } from '../understanding/show-progress.js';
import { withEncoder } from '../understanding/with-encoder.js';

interface Options extends UnderstandingOptions {
  readonly train: string;
  readonly test: string;
  readonly json?: true;
}

export function register(program: Command): void {
  program
    .command('evaluate')
    .description('Measure how good a model is.')
    .command('intents')
    .description('Train on one set of examples and measure on another.')
    .requiredOption('--train <path>', 'CSV (text,category), Rasa NLU YAML, or a folder of such YAML')
    .requiredOption('--test <path>', 'the same, never trained on')
    .option('--json', 'one JSON object on standard output instead of a table')
    .addOption(noEncoder())
    .addOption(modelsFolder())
    .action(evaluate);
}

async function evaluate(options: Options): Promise<void> {
  await withEncoder(options, async (encoder) => {
    const [train, test] = await Promise.all([readExamples(options.train), readExamples(options.test)]);
    const { onProgress, done } = showProgress();
    const evaluation = await evaluateIntents({ train, test, encoder, onProgress }).finally(done);
    process.stdout.write(options.json ? evaluationJson(evaluation) : evaluationTable(evaluation));
  });
}
