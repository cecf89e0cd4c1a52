import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  ColumnFinder,
  decodeText,
  ExamplesInvalid,
  fieldText,
  readExamples,
  readTable,
  turnsBefore,
  type Question,
  type Row,
} from '#understanding';
import { UsageError } from '../usage-error.js';
import { type ColumnOptions, readOptions } from './options.js';

/**
 * Questions without intents: the text column of a table, the phrases of a Rasa NLU file, or each line of any other
 * file (`-`: of standard input).
 *
 * @throws ExamplesInvalid, UsageError where they cannot be read
 */
export async function readQuestions(file: string, options: ColumnOptions): Promise<Question[]> {
  try {
    if (/^\.ya?ml$/i.test(extname(file))) return await readExamples(file, readOptions(options));
    const rows = await readTable(file);
    return rows ? questionsOf(rows, file, options) : linesOf(await bytesOf(file), file);
  } catch (error) {
    if (error instanceof ExamplesInvalid || !isSystemError(error)) throw error;
    throw new UsageError(`${file} cannot be read: ${error.message}`);
  }
}

function questionsOf(rows: readonly Row[], file: string, options: ColumnOptions): Question[] {
  if (rows.length === 0) throw new ExamplesInvalid(file, undefined, 'the file holds no texts.');
  const columns = readOptions(options);
  const finder = new ColumnFinder(rows, file, columns);
  const column = finder.require('text');
  const before = columns.context && turnsBefore(rows, column, finder);
  return rows.map((row) => ({ text: fieldText(row, column) ?? '', before: before?.get(row) }));
}

/** Only line feeds part texts: other characters that a terminal breaks at may stand inside one. */
function linesOf(bytes: Uint8Array, file: string): Question[] {
  const lines = decodeText(bytes, file).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => ({ text: line.replace(/\r$/, '') }));
}

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file !== '-') return readFile(file);
  const parts: Buffer[] = [];
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
