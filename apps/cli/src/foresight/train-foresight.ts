import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { describeForesight, FORESIGHT_SETTINGS } from '#foresight';
import { encodeModelFile } from '#foresight-onnx';
import { dataFolder } from '../data-folder.js';
import { count } from '../understanding/options.js';
import { UsageError } from '../usage-error.js';
import { fileHistories, logHistories, type ReadHistories, simulatedHistories } from './histories.js';
import { learn } from './learn-and-measure.js';
import { seeds } from './seeds.js';
import { onnxWorkshop } from './workshop.js';

interface Options {
  readonly simulate?: readonly number[];
  readonly shoppers: number;
  readonly days: number;
  readonly events?: string;
  readonly var: string;
  readonly upTo?: string;
  readonly out: string;
  readonly seed: number;
  readonly epochs: number;
  readonly threads: number;
  readonly json?: true;
}

/** `train foresight`: learns what shoppers are about to do, and keeps it as one file with its card. */
export function registerForesight(kinds: Command): void {
  const { epochs } = FORESIGHT_SETTINGS.training;
  kinds
    .command('foresight')
    .description('Train the model of what shoppers are about to do, and print its card.')
    .addOption(new Option('--simulate <seeds>', 'learn from simulated shops of these seeds').argParser(seeds))
    .addOption(new Option('--shoppers <count>', 'of each simulated shop').argParser(count).default(400))
    .addOption(new Option('--days <count>', 'of each simulated shop').argParser(count).default(30))
    .option('--events <file>', 'a file of `presage export`; without it, and without --simulate, the log')
    .addOption(dataFolder())
    .option('--up-to <position>', 'of the log: learn from nothing that came later')
    .option(
      '--out <folder>',
      'where the model file is written, and the checkpoint until it is done',
      'models',
    )
    .addOption(
      new Option('--seed <number>', 'the same data and seed give the same model').argParser(count).default(1),
    )
    .addOption(new Option('--epochs <count>', 'at most').argParser(count).default(epochs))
    .addOption(new Option('--threads <count>', 'to compute with').argParser(count).default(1))
    .option('--json', 'the card as one JSON object on standard output')
    .action(train);
}

async function train(asked: Options): Promise<void> {
  const read = await material(asked);
  const { training } = FORESIGHT_SETTINGS;
  const settings = {
    ...FORESIGHT_SETTINGS,
    training: { ...training, seed: asked.seed, epochs: asked.epochs },
    split: asked.simulate ? ('shopper' as const) : ('time' as const),
  };
  await mkdir(asked.out, { recursive: true });
  const workshop = onnxWorkshop({ threads: asked.threads, trains: true });
  const checkpoints = join(asked.out, 'checkpoints');
  const { version, card, ...model } = await learn(read, workshop, settings, checkpoints);
  const file = join(asked.out, `foresight-${version}.model`);
  await writeFile(file, encodeModelFile({ ...model, card }));
  await rm(checkpoints, { recursive: true, force: true });
  const cardFile = file.replace(/\.model$/, '.md');
  await writeFile(cardFile, `# foresight ${version}\n\n\`\`\`text\n${describeForesight(card)}\n\`\`\`\n`);
  process.stdout.write(
    asked.json
      ? `${JSON.stringify({ ...card, file })}\n`
      : `${describeForesight(card)}\nKept in        ${file}\n`,
  );
}

function material(asked: Options): Promise<ReadHistories> {
  if (asked.simulate) return simulatedHistories({ ...asked, seeds: asked.simulate });
  if (asked.events !== undefined) return fileHistories(asked.events);
  if (asked.upTo !== undefined && !/^\d{1,18}$/.test(asked.upTo))
    throw new UsageError('--up-to takes a position of the log, a whole number.');
  return logHistories(asked.var, asked.upTo === undefined ? undefined : BigInt(asked.upTo));
}
