import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { itemBaselines } from '#foresight';
import { dataFolder } from '../data-folder.js';
import { count } from '../understanding/options.js';
import { UsageError } from '../usage-error.js';
import { Bars } from './next-item/bars.js';
import { blendText, figuresHeader, figuresJson, figuresLine } from './next-item/figures-text.js';
import { countingLearners, type Learner } from './next-item/learners.js';
import { runExperiment } from './next-item/run-experiment.js';
import { type Asked, type Setting, settingOf } from './next-item/setting.js';
import { seeds } from './seeds.js';

interface Options extends Asked {
  readonly transformer?: true;
  readonly checkpoint?: string;
  readonly only?: readonly string[];
  readonly json?: true;
}

const MODELS = [...itemBaselines.map(({ name }) => name), 'content', 'transformer', 'blend'];

export function registerNextItem(kinds: Command): void {
  kinds
    .command('next-item')
    .description(
      'Measure how well the next item is foreseen, ranking all items.\n' +
        'With --sequences: the last item of each user is the test, the one before it validation (leave-one-out); ' +
        'items that the user has already are left out of the ranking, as in the published results.\n' +
        'With --train and --test: every next click of every test session; nothing is left out of the ranking.\n' +
        'With --simulate or --events, or on the log: the same, the last fifth of the sessions being the test.\n' +
        'The weights of the blend are chosen on validation items only. Ties count against a model.',
    )
    .option('--sequences <path>', 'one user a line, oldest item first: user item item …')
    .option('--train <path>', 'clicks: SessionId, ItemId, Time (seconds), parted by tabs or commas')
    .option('--test <path>', 'with --train: the same of later sessions')
    .addOption(new Option('--simulate <seeds>', 'simulated shops of these seeds').argParser(seeds))
    .addOption(new Option('--shoppers <count>', 'of each simulated shop').argParser(count).default(400))
    .addOption(new Option('--days <count>', 'of each simulated shop').argParser(count).default(30))
    .option('--events <file>', 'a file of `presage export`; without any of these, the log')
    .addOption(dataFolder())
    .option('--attributes <path>', 'words that are told of items: JSON, {"item": ["word", …]}')
    .option('--transformer', 'train the sequence Transformer, too (always with --sequences)')
    .option('--checkpoint <folder>', 'where the Transformer’s training goes on, or is found finished')
    .addOption(new Option('--k <numbers>', 'places that count, for example 5,10').argParser(placesIn))
    .option('--only <models...>', `some of: ${MODELS.join(', ')}`)
    .option('--json', 'one JSON object a model on standard output, nothing else')
    .action(evaluate);
}

async function evaluate(asked: Options): Promise<void> {
  const unknown = asked.only?.find((name) => !MODELS.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no model ${unknown}. There are: ${MODELS.join(', ')}.`);
  const setting = await settingOf(asked);
  const { experiment, ks, kinds, protocol } = setting;
  const learners = await learnersFor(asked, setting);
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  process.stderr.write(`${protocol}\n`);
  if (!asked.json) say(figuresHeader(ks, kinds));
  const bars = new Bars();
  await runExperiment(experiment, learners, {
    ks,
    withBlend: isAsked(asked, 'blend') && learners.length > 1,
    onNews: bars.show,
    onFigures: (figures) => {
      bars.end();
      say(asked.json ? figuresJson(figures, kinds) : figuresLine(figures, kinds));
      process.stderr.write(blendText(figures));
    },
  });
}

async function learnersFor(asked: Options, { texts, experiment }: Setting): Promise<readonly Learner[]> {
  if (asked.only?.includes('content') && !texts)
    throw new UsageError('content needs --attributes: words that are told of items.');
  const counting = countingLearners(texts).filter(({ name }) => isAsked(asked, name));
  if (!isTransformerAsked(asked)) return counting;
  // Its runtime is loaded where it is used.
  const { transformerLearner } = await import('./next-item/transformer-learner.js');
  const { checkpoint } = asked;
  const all = experiment.test.data.sequences.length;
  const folder = (sequences: number): string | undefined =>
    checkpoint === undefined || sequences === all ? checkpoint : join(checkpoint, 'rehearsal');
  return [...counting, transformerLearner(folder)];
}

/** `--only blend` means the blend of everything. */
const isAsked = ({ only }: Options, name: string): boolean =>
  only === undefined || only.includes(name) || (only.length === 1 && only[0] === 'blend');

/** It takes long where it is not found finished: on clicks and on the log only where somebody says so. */
const isTransformerAsked = (asked: Options): boolean =>
  asked.only?.includes('transformer') === true ||
  ((asked.transformer === true || asked.sequences !== undefined) && isAsked(asked, 'transformer'));

function placesIn(text: string): readonly number[] {
  const ks = text.split(',').map(Number);
  if (ks.every((k) => Number.isInteger(k) && k > 0)) return ks;
  throw new InvalidArgumentError('expected whole numbers parted by commas, for example 5,10.');
}
