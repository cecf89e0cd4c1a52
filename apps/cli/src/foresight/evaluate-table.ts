import { type Command, Option } from 'commander';
import { crossValidate, TableUnlearnable, type TextTable, textTable } from '#tabular';
import { ExamplesInvalid, readTable } from '#understanding';
import { progressOn } from '../import/progress.js';
import { count } from '../understanding/options.js';
import { UsageError } from '../usage-error.js';
import { tableEvaluationJson, tableEvaluationText } from './table-evaluation-text.js';

interface Kind {
  readonly name: string;
  readonly what: string;
  readonly label: string;
  /** Left out where it is there. */
  readonly key?: string;
}

const KINDS: readonly Kind[] = [
  { name: 'purchase', what: 'whether a session ends in a purchase', label: 'Revenue' },
  { name: 'churn', what: 'whether a customer leaves', label: 'Churn', key: 'customerID' },
];

interface Options {
  readonly csv: string;
  readonly label: string;
  readonly positive?: string;
  readonly drop?: readonly string[];
  readonly folds: number;
  readonly seed: number;
  readonly json?: true;
}

const NOTES_SHOWN = 20;

/** `evaluate purchase` and `evaluate churn`: yes or no from one table, by cross-validation. */
export function registerTables(kinds: Command): void {
  for (const kind of KINDS)
    kinds
      .command(kind.name)
      .description(`Measure by cross-validation how well a table tells ${kind.what}.`)
      .requiredOption('--csv <path>', 'CSV (or JSON, JSON lines) with one row a case')
      .option('--label <column>', 'column of what is to be foreseen', kind.label)
      .option('--positive <value>', 'what stands there for yes (default: TRUE, yes, 1)')
      .addOption(
        new Option('--drop <columns>', 'columns not to learn from, with commas between them').argParser(
          (text: string) => text.split(',').map((name) => name.trim()),
        ),
      )
      .addOption(new Option('--folds <count>', 'parts, each asked once').argParser(count).default(5))
      .addOption(new Option('--seed <number>', 'of parting and learning').argParser(count).default(1))
      .option('--json', 'one JSON object on standard output instead of a table')
      .action((asked: Options) => evaluate(kind, asked));
}

async function evaluate(kind: Kind, asked: Options): Promise<void> {
  try {
    const table = await readTextTable(kind, asked);
    const progress = progressOn(process.stderr, 'Learning');
    progress.start(1000);
    const evaluation = crossValidate({
      ...table,
      outerFolds: asked.folds,
      seed: asked.seed,
      onProgress: (share) => progress.update(Math.round(1000 * share), ''),
    });
    progress.stop();
    process.stdout.write(
      asked.json ? tableEvaluationJson(evaluation) : tableEvaluationText(evaluation, table.positive),
    );
  } catch (error) {
    if (error instanceof TableUnlearnable) throw new UsageError(`${asked.csv}: ${error.message}`);
    if (error instanceof ExamplesInvalid) throw new UsageError(error.message);
    throw error;
  }
}

/** What is odd about the file goes to standard error, by its line. */
async function readTextTable({ key }: Kind, { csv, label, positive, drop }: Options): Promise<TextTable> {
  const rows = await readTable(csv).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') throw new UsageError(`${csv}: no such file.`);
    throw error;
  });
  if (!rows) throw new UsageError(`${csv}: expected .csv, .tsv, .json, .jsonl or .ndjson.`);
  const hasKey = key !== undefined && rows.some(({ fields }) => key in fields);
  const table = textTable(rows, { label, positive, drop: drop ?? (hasKey ? [key] : []) });
  table.notes.slice(0, NOTES_SHOWN).forEach(({ line, column, message }) => {
    process.stderr.write(`${csv}${line === undefined ? '' : `:${line}`}: ${column}: ${message}\n`);
  });
  if (table.notes.length > NOTES_SHOWN)
    process.stderr.write(`There are ${table.notes.length - NOTES_SHOWN} more; correct these first.\n`);
  return table;
}
