import { CsvError, parse, type Info } from 'csv-parse/sync';
import { ExamplesInvalid, type Example } from './example.js';

interface Row {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly info: Info;
}

/**
 * Reads examples from CSV with a header line that names a column `text` and one `category` (or `intent`).
 *
 * @throws ExamplesInvalid with file and line.
 */
export function readExamplesCsv(csv: string, file: string): Example[] {
  return rows(csv, file).map(({ record, info }) => {
    const text = record.text;
    const intent = record.category ?? record.intent;
    if (text === undefined || intent === undefined) {
      throw new ExamplesInvalid(file, 1, 'the header line must name the columns "text" and "category".');
    }
    if (intent.trim() === '') throw new ExamplesInvalid(file, info.lines, 'the category is empty.');
    return { text, intent: intent.trim() };
  });
}

function rows(csv: string, file: string): Row[] {
  try {
    // `info: true` changes the row type in a way the package's own types do not express.
    return parse(csv, { columns: true, info: true, bom: true, skip_empty_lines: true }) as unknown as Row[];
  } catch (error) {
    if (error instanceof CsvError) {
      const line: unknown = (error as { lines?: unknown }).lines;
      throw new ExamplesInvalid(file, typeof line === 'number' ? line : undefined, error.message);
    }
    throw error;
  }
}
