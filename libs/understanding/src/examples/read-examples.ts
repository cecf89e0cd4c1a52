import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ExampleColumns } from './columns.js';
import { csvRows } from './csv.js';
import { decodeText } from './decode-text.js';
import { ExamplesInvalid, type ReadExample, type Warn } from './example.js';
import { jsonRows } from './json.js';
import { readRasaNlu } from './rasa-nlu.js';
import type { Row } from './row.js';
import { tableExamples } from './table-examples.js';

const YAML = new Set(['.yml', '.yaml']);
const TABLES: Readonly<Record<string, (text: string, file: string) => Row[]>> = {
  '.csv': csvRows,
  '.tsv': csvRows,
  '.json': jsonRows,
  '.jsonl': jsonRows,
  '.ndjson': jsonRows,
};

export interface ReadOptions extends ExampleColumns {
  /** Told of what is odd in the files but can be used. */
  readonly onWarning?: Warn | undefined;
}

/**
 * Reads one file (Rasa NLU YAML, CSV, JSON or JSON lines), or every `.yml` / `.yaml` file of a folder in the
 * order of their names.
 *
 * @throws ExamplesInvalid where a file is neither, or is malformed, or nothing was found.
 */
export async function readExamples(path: string, options: ReadOptions = {}): Promise<ReadExample[]> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new ExamplesInvalid(path, undefined, 'no such file or folder.');
  if (!info.isDirectory()) return readFileOf(path, options);
  const names = (await readdir(path)).filter((name) => YAML.has(extname(name))).sort();
  if (names.length === 0)
    throw new ExamplesInvalid(path, undefined, 'the folder holds no .yml file of intents.');
  const files = await Promise.all(names.map((name) => readFileOf(join(path, name), options)));
  return files.flat();
}

/**
 * The rows of a table (CSV, JSON, JSON lines), or nothing where the name of the file says it is none.
 *
 * @throws ExamplesInvalid where it cannot be read as one.
 */
export async function readTable(file: string): Promise<Row[] | undefined> {
  const rows = TABLES[extname(file).toLowerCase()];
  return rows?.(decodeText(await readFile(file), file), file);
}

async function readFileOf(file: string, options: ReadOptions): Promise<ReadExample[]> {
  const warn = options.onWarning ?? (() => undefined);
  const extension = extname(file).toLowerCase();
  const rows = TABLES[extension];
  if (!rows && !YAML.has(extension))
    throw new ExamplesInvalid(file, undefined, 'expected .yml (Rasa NLU), .csv, .tsv, .json or .jsonl.');
  const text = decodeText(await readFile(file), file);
  const examples = rows
    ? tableExamples(rows(text, file), file, options, warn)
    : readRasaNlu(text, file, warn);
  if (examples.length === 0) throw new ExamplesInvalid(file, undefined, 'the file holds no examples.');
  return examples;
}
