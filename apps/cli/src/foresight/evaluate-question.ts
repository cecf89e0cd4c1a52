import { type Command, Option } from 'commander';
import { FORESIGHT_SETTINGS, HELP_THRESHOLD } from '#foresight';
import { dataFolder } from '../data-folder.js';
import { count } from '../understanding/options.js';
import { share } from '../simulation/options.js';
import { fileHistories, logHistories, type ReadHistories, simulatedHistories } from './histories.js';
import { type Exam, type Examined, learnAndMeasure, measureFile, splitForExam } from './learn-and-measure.js';
import { questionLine, questionTable, type Told } from './question-text.js';
import { seeds } from './seeds.js';
import { withTrainingOptions } from './training-options.js';
import { onnxWorkshop } from './workshop.js';

interface Options {
  readonly simulate?: readonly number[];
  readonly test: readonly number[];
  readonly model?: string;
  readonly shoppers: number;
  readonly days: number;
  readonly events?: string;
  readonly var: string;
  readonly threshold: number;
  readonly epochs: number;
  readonly seed: number;
  readonly threads: number;
  readonly transformer: boolean;
  readonly json?: true;
}

/** `evaluate question`: which question comes next, and whether one does. */
export function registerQuestion(kinds: Command): void {
  const kind = kinds
    .command('question')
    .description(
      'Measure how well questions are foreseen: on simulated shops, on the log, or on a file of events.',
    )
    .addOption(new Option('--simulate <seeds>', 'learn from simulated shops of these seeds').argParser(seeds))
    .addOption(
      new Option('--test <seeds>', 'with --simulate: shops to measure on')
        .argParser(seeds)
        .default([4, 5], '4-5'),
    )
    .option('--model <file>', 'measure this model on the simulated shops of --test, instead of training one')
    .addOption(new Option('--shoppers <count>', 'of each simulated shop').argParser(count).default(400))
    .addOption(new Option('--days <count>', 'of each simulated shop').argParser(count).default(30))
    .option('--events <file>', 'a file of `presage export`; without it, and without --simulate, the log')
    .addOption(dataFolder())
    .addOption(
      new Option('--threshold <probability>', 'from which a question counts as foreseen')
        .argParser(share)
        .default(HELP_THRESHOLD),
    );
  withTrainingOptions(kind).action(evaluate);
}

async function evaluate(asked: Options): Promise<void> {
  const { figures, card } = await examined(asked);
  const told = figures.filter((one): one is Told => one.question !== undefined);
  process.stdout.write(
    asked.json
      ? told.map((one) => `${JSON.stringify(questionLine(one, card))}\n`).join('')
      : questionTable(told, card),
  );
}

async function examined(asked: Options): Promise<Examined> {
  const workshop = onnxWorkshop({ threads: asked.threads, trains: asked.transformer });
  if (asked.model !== undefined)
    return measureFile(asked.model, await simulatedExam(asked), workshop, asked.threshold);
  const { learnt, exam } = await material(asked);
  const { training } = FORESIGHT_SETTINGS;
  const settings = {
    ...FORESIGHT_SETTINGS,
    training: { ...training, seed: asked.seed, epochs: asked.epochs },
    split: asked.simulate ? ('shopper' as const) : ('time' as const),
  };
  return learnAndMeasure(learnt, exam, workshop, settings, asked.threshold);
}

async function simulatedExam(asked: Options): Promise<Exam> {
  const { sequences, end } = await simulatedHistories({ ...asked, seeds: asked.test });
  return { sequences, slice: { from: -Infinity, until: end } };
}

/** What is learnt from, and what is asked about. */
async function material(asked: Options): Promise<{ readonly learnt: ReadHistories; readonly exam: Exam }> {
  if (asked.simulate) {
    const learnt = await simulatedHistories({ ...asked, seeds: asked.simulate });
    return { learnt, exam: await simulatedExam(asked) };
  }
  const read = asked.events === undefined ? await logHistories(asked.var) : await fileHistories(asked.events);
  return splitForExam(read);
}
