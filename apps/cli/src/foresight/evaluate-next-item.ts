import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { itemBaselines } from '#foresight';
import { UsageError } from '../usage-error.js';
import { Bars } from './next-item/bars.js';
import { type Experiment, leaveOneOut, nextClicks } from './next-item/experiment.js';
import { blendText, figuresHeader, figuresJson, figuresLine, type Kind } from './next-item/figures-text.js';
import { ItemNumbers } from './next-item/item-numbers.js';
import { countingLearners, type Learner } from './next-item/learners.js';
import { readSequences } from './next-item/read-sequences.js';
import { readSessions } from './next-item/read-sessions.js';
import { readTexts } from './next-item/read-texts.js';
import { runExperiment } from './next-item/run-experiment.js';

interface Options {
  readonly sequences?: string;
  readonly train?: string;
  readonly test?: string;
  readonly attributes?: string;
  readonly transformer?: true;
  readonly checkpoint?: string;
  readonly k?: readonly number[];
  readonly only?: readonly string[];
  readonly json?: true;
}

/** Everything that one layout of files decides. */
interface Setting {
  readonly experiment: Experiment;
  readonly items: ItemNumbers;
  readonly ks: readonly number[];
  readonly kinds: readonly Kind[];
  readonly protocol: string;
  readonly isTransformerAsked: boolean;
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
        'The weights of the blend are chosen on validation items only. Ties count against a model.',
    )
    .option('--sequences <path>', 'one user a line, oldest item first: user item item …')
    .option('--train <path>', 'clicks: SessionId, ItemId, Time (seconds), parted by tabs or commas')
    .option('--test <path>', 'with --train: the same of later sessions')
    .option('--attributes <path>', 'words that are told of items: JSON, {"item": ["word", …]}')
    .option('--transformer', 'with --train: train the sequence Transformer, too (always with --sequences)')
    .option('--checkpoint <folder>', 'where the Transformer’s training goes on, or is found finished')
    .addOption(new Option('--k <numbers>', 'places that count, for example 5,10').argParser(placesIn))
    .option('--only <models...>', `some of: ${MODELS.join(', ')}`)
    .option('--json', 'one JSON object a model on standard output, nothing else')
    .action(evaluate);
}

async function evaluate(asked: Options): Promise<void> {
  const setting = await settingOf(asked);
  const { experiment, ks, kinds, protocol } = setting;
  const learners = await learnersFor(asked, setting);
  const withBlend = isAsked(asked, 'blend') && learners.length > 1;
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  process.stderr.write(`${protocol}\n`);
  if (!asked.json) say(figuresHeader(ks, kinds));
  const bars = new Bars();
  await runExperiment(experiment, learners, {
    ks,
    withBlend,
    onNews: bars.show,
    onFigures: (figures) => {
      bars.end();
      say(asked.json ? figuresJson(figures, kinds) : figuresLine(figures, kinds));
      process.stderr.write(blendText(figures));
    },
  });
}

async function settingOf(asked: Options): Promise<Setting> {
  const { sequences, train, test } = asked;
  if (sequences !== undefined) {
    if (train !== undefined || test !== undefined)
      throw new UsageError('Give either --sequences, or --train and --test.');
    return ofSequences(sequences, asked);
  }
  if (train === undefined || test === undefined)
    throw new UsageError('Say what to measure on: --sequences FILE, or --train FILE --test FILE.');
  return ofSessions(train, test, asked);
}

async function ofSequences(file: string, { k: ks = [5, 10] }: Options): Promise<Setting> {
  const read = await readSequences(file);
  const protocol =
    `${String(read.sequences.length)} users, ranking all ${String(read.items.size)} items ` +
    'except those the user has already.';
  const experiment = leaveOneOut(read);
  return { experiment, items: read.items, ks, kinds: ['hr', 'ndcg'], protocol, isTransformerAsked: true };
}

async function ofSessions(
  train: string,
  test: string,
  { k: ks = [20], transformer }: Options,
): Promise<Setting> {
  const items = new ItemNumbers();
  const experiment = nextClicks(await readSessions(train), await readSessions(test), items);
  const { skipped } = experiment;
  const cases = experiment.test.cases.length;
  const protocol =
    `${String(cases)} next clicks, ranking all ${String(items.size)} items; ` +
    `${String(skipped)} skipped that involve items unknown from training.`;
  if (cases === 0)
    throw new UsageError(`No item of ${test} is known from ${train}: nothing can be foreseen.`);
  return { experiment, items, ks, kinds: ['hr', 'mrr'], protocol, isTransformerAsked: transformer === true };
}

async function learnersFor(asked: Options, setting: Setting): Promise<readonly Learner[]> {
  const unknown = asked.only?.find((name) => !MODELS.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no model ${unknown}. There are: ${MODELS.join(', ')}.`);
  const texts = asked.attributes === undefined ? undefined : await readTexts(asked.attributes, setting.items);
  const counting = countingLearners(texts).filter(({ name }) => isAsked(asked, name));
  if (!(setting.isTransformerAsked || asked.only?.includes('transformer')) || !isAsked(asked, 'transformer'))
    return counting;
  // Its runtime is loaded where it is used.
  const { transformerLearner } = await import('./next-item/transformer-learner.js');
  const { checkpoint } = asked;
  const isWhole = (sequences: number): boolean => sequences === setting.experiment.test.data.sequences.length;
  const folder = (_: number, sequences: number): string | undefined =>
    checkpoint === undefined || isWhole(sequences) ? checkpoint : join(checkpoint, 'rehearsal');
  return [...counting, transformerLearner(folder)];
}

/** `--only blend` means the blend of everything. */
const isAsked = ({ only }: Options, name: string): boolean =>
  only === undefined || only.includes(name) || (only.length === 1 && only[0] === 'blend');

function placesIn(text: string): readonly number[] {
  const ks = text.split(',').map(Number);
  if (ks.every((k) => Number.isInteger(k) && k > 0)) return ks;
  throw new InvalidArgumentError('expected whole numbers parted by commas, for example 5,10.');
}
