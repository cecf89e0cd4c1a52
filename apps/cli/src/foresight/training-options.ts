import { type Command, Option } from 'commander';
import { FORESIGHT_SETTINGS } from '#foresight';
import { count } from '../understanding/options.js';

/** How an `evaluate` that trains by the way does so, and how it tells what came out. */
export const withTrainingOptions = (kind: Command): Command =>
  kind
    .addOption(
      new Option('--epochs <count>', 'at most').argParser(count).default(FORESIGHT_SETTINGS.training.epochs),
    )
    .addOption(new Option('--seed <number>', 'of the training').argParser(count).default(1))
    .addOption(new Option('--threads <count>', 'to compute with').argParser(count).default(1))
    .option('--no-transformer', 'baselines alone: done in seconds')
    .option('--json', 'one JSON object a way to foresee on standard output, instead of a table');
