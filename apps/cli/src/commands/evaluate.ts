import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { TrainingGrade } from '#protocol';
import { ExamplesInvalid, type Question, type ReadExample } from '#understanding';
import { registerNextEvent } from '../foresight/evaluate-next-event.js';
import { registerNextItem } from '../foresight/evaluate-next-item.js';
import { registerQuestion } from '../foresight/evaluate-question.js';
import { registerTables } from '../foresight/evaluate-table.js';
import { evaluateIntents, type Plan } from '../understanding/evaluate-intents.js';
import { evaluationJson, evaluationTable } from '../understanding/evaluation-text.js';
import * as options from '../understanding/options.js';
import { readQuestions } from '../understanding/questions.js';
import { isSameFile, readTestSet, readTrainingSet } from '../understanding/read-sets.js';
import { withEncoder } from '../understanding/with-encoder.js';
import { UsageError } from '../usage-error.js';

interface Options extends options.UnderstandingOptions, options.ColumnOptions {
  readonly train: string;
  readonly test?: string;
  readonly grade: TrainingGrade;
  readonly shots?: number;
  readonly seeds: number;
  readonly folds?: number;
  readonly outOfScope?: string;
  readonly json?: true;
}

export function register(program: Command): void {
  const kinds = program.command('evaluate').description('Measure how good a model is.');
  registerIntents(kinds);
  registerTables(kinds);
  registerNextItem(kinds);
  registerQuestion(kinds);
  registerNextEvent(kinds);
}

function registerIntents(kinds: Command): void {
  const command = kinds
    .command('intents')
    .description('Train on one set of examples and measure on another, or by cross-validation.')
    .requiredOption('--train <path>', 'CSV, JSON, JSON lines, Rasa NLU YAML, or a folder of such YAML')
    .option('--test <path>', 'the same, never trained on')
    .addOption(
      new Option('--folds <count>', 'cross-validation inside --train, without --test').argParser(
        options.count,
      ),
    )
    .option(
      '--group <column>',
      'with --folds: rows that stay on one side together, for example of one dialogue',
    )
    .addOption(
      new Option('--shots <count>', 'so many examples of each intent, drawn at random').argParser(
        options.count,
      ),
    )
    .addOption(
      new Option('--seeds <count>', 'with --shots: how often they are drawn')
        .argParser(options.count)
        .default(5),
    )
    .option('--out-of-scope <path>', 'texts about none of the intents: a text file or a table')
    .option('--json', 'one JSON object on standard output instead of a table')
    .addOption(options.grade());
  for (const option of options.columns()) command.addOption(option);
  command.addOption(options.noEncoder()).addOption(options.modelsFolder()).action(evaluate);
}

async function evaluate(asked: Options): Promise<void> {
  // Apart from those that serve: an evaluation that was killed goes on there, one that is done starts anew.
  const tuned = join(asked.models, 'evaluation');
  await withEncoder(
    asked,
    async (equipment) => {
      const train = await readTrainingSet(asked.train, asked);
      const plan = await planOf(asked, train);
      const strangers = await strangersIn(asked);
      const evaluation = await evaluateIntents(
        { train, plan, strangers },
        { ...equipment, grade: asked.grade, context: asked.context ?? false },
      );
      process.stdout.write(
        asked.json ? evaluationJson(evaluation, plan, asked.grade) : evaluationTable(evaluation, plan),
      );
      await rm(tuned, { recursive: true, force: true });
    },
    tuned,
  );
}

async function strangersIn(asked: Options): Promise<readonly Question[]> {
  if (asked.outOfScope === undefined) return [];
  const questions = await readQuestions(asked.outOfScope, asked);
  return questions.filter(({ text }) => text.trim() !== '');
}

/** @throws UsageError where the options do not go together */
async function planOf(asked: Options, train: readonly ReadExample[]): Promise<Plan> {
  const { folds, shots, seeds, test: path } = asked;
  if (folds !== undefined) {
    if (path !== undefined || shots !== undefined)
      throw new UsageError('--folds measures inside --train: leave out --test and --shots.');
    if (folds < 2) throw new UsageError('--folds needs at least 2.');
    return { kind: 'folds', folds: foldsFor(train, folds, asked) };
  }
  if (path === undefined)
    throw new UsageError('Say what to measure on: --test FILE, or --folds 5 for cross-validation.');
  if (await isSameFile(asked.train, path))
    throw new UsageError('--train and --test are the same file: use --folds 5 to measure inside it.');
  const test = await readTestSet(path, asked, train);
  return shots === undefined ? { kind: 'once', test } : { kind: 'shots', test, shots, seeds };
}

/** @throws ExamplesInvalid where there are fewer examples, or groups of them, than folds */
function foldsFor(train: readonly ReadExample[], folds: number, { train: path, group }: Options): number {
  const parts = new Set(train.map((example, i) => example.group ?? i)).size;
  if (parts >= folds) return folds;
  const what = group === undefined ? 'examples' : `groups by "${group}"`;
  throw new ExamplesInvalid(path, undefined, `${parts} ${what} cannot be parted into ${folds} folds.`);
}
