import { CsvError, parse, type Info } from 'csv-parse/sync';
import { ExamplesInvalid } from './example.js';
import type { Row } from './row.js';

interface Parsed {
  readonly record: Row['fields'];
  readonly info: Info;
}

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * The rows of a CSV file whose first line names the columns. Commas, semicolons and tabs are told apart by
 * that line.
 *
 * @throws ExamplesInvalid with file and line.
 */
export function csvRows(csv: string, file: string): Row[] {
  const delimiter = delimiterOf(csv);
  // A record is known by the line on which it ends.
  return parsed(csv, file, delimiter).map(({ record, info }) => ({
    line: info.lines - lineBreaks(record),
    fields: record,
  }));
}

const lineBreaks = (record: Row['fields']): number => Object.values(record).join('').split('\n').length - 1;

function parsed(csv: string, file: string, delimiter: string): Parsed[] {
  try {
    // `info: true` changes the row type in a way the package's own types do not express.
    return parse(csv, {
      columns: true,
      info: true,
      bom: true,
      skip_empty_lines: true,
      delimiter,
    }) as unknown as Parsed[];
  } catch (error) {
    if (error instanceof CsvError) {
      const line: unknown = (error as { lines?: unknown }).lines;
      throw new ExamplesInvalid(file, typeof line === 'number' ? line : undefined, error.message);
    }
    throw error;
  }
}

/** The one that stands most often in the line of column names. */
function delimiterOf(csv: string): string {
  const header = csv.split('\n', 1)[0] ?? '';
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ',';
}
