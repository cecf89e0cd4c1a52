import { InvalidArgumentError, Option } from 'commander';
import { join } from 'node:path';
import type { ReadOptions } from '#understanding';
import { showWarnings } from './show-warnings.js';

/** Where the encoder and trained models are kept: beside the server's data, so that both share them. */
export const modelsFolder = (): Option =>
  new Option('--models <dir>', 'folder of the encoder and of trained models').default(
    join(process.env.PRESAGE_VAR ?? 'var', 'models'),
  );

export const noEncoder = (): Option => new Option('--no-encoder', 'n-grams alone, without sentence vectors');

export const grade = (): Option =>
  new Option('--grade <grade>', 'fast: seconds to minutes. full: also tunes the encoder, minutes to an hour')
    .choices(['fast', 'full'])
    .default('fast');

/** How the tables of one's own data are read. */
export const columns = (): Option[] => [
  new Option('--text <column>', 'column of the text (default: text, utterance, question, …)'),
  new Option('--label <column>', 'column of the intent (default: intent, category or label)'),
  new Option('--skip-label <label>', 'leave out rows with this label; may be repeated')
    .argParser((label: string, before: string[] | undefined) => [...(before ?? []), label])
    .default(undefined, 'none'),
  new Option('--context', 'read what came before each text as well'),
  new Option('--before <column>', 'with --context: what staff said just before (default: prev_system)'),
  new Option('--dialogue <column>', 'with --context: which rows belong together (default: dialogue)'),
  new Option('--turn <column>', 'with --context: their order (default: turn)'),
];

export interface UnderstandingOptions {
  readonly models: string;
  readonly encoder: boolean;
}

export interface ColumnOptions {
  readonly text?: string | undefined;
  readonly label?: string;
  readonly skipLabel?: readonly string[];
  readonly context?: true;
  readonly before?: string;
  readonly dialogue?: string;
  readonly turn?: string;
  readonly group?: string;
}

/** The options as reading takes them; what is odd in the files goes to standard error. */
export function readOptions(options: ColumnOptions): ReadOptions {
  const { text, label, skipLabel: skipLabels, context, before, dialogue, turn, group } = options;
  return {
    text,
    label,
    skipLabels,
    group,
    context: context && { before, dialogue, turn },
    onWarning: showWarnings(),
  };
}

export function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError('a whole number from 1 is needed.');
}
