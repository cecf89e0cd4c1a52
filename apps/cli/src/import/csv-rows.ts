import { pipeline, type Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { UsageError } from '../usage-error.js';
import type { Mapping, Template } from './mapping.js';
import type { OnRejected, RejectedRow, Row } from './row.js';

type CsvMapping = Extract<Mapping, { format: 'csv' }>;

/** A quote that is never closed must not swallow the file. */
const LONGEST_ROW = 1_000_000;

/**
 * Rows of a CSV file. Rows that cannot be read are rejected; fewer cells than columns leave the last ones empty.
 *
 * @throws UsageError, while iterating, where a quote is not closed: what follows it could not be told from its text
 */
export function csvRows(bytes: Readable, mapping: CsvMapping, onRejected: OnRejected): AsyncIterable<Row> {
  const { delimiter, header, columns, quotes } = mapping.csv;
  const checked = (names: string[]): string[] => {
    assertColumns(mapping, names);
    return names;
  };
  let lastLine = 0;
  const parser = parse({
    delimiter,
    quote: quotes ? '"' : null,
    bom: true,
    columns: header ? (names: string[]) => checked(columns ?? names) : checked(columns ?? []),
    relax_column_count_less: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
    on_record: (fields: Row['fields'], { lines }): Row => ({ line: (lastLine = lines), fields }),
    on_skip: (error) => {
      if (error && NOT_CLOSED.has(error.code)) parser.destroy(quoteNotClosed(lastLine + 1));
      else onRejected(rejection(error, (lastLine = Number(error?.lines ?? lastLine))));
    },
  });
  return pipeline(bytes, parser, () => undefined) as AsyncIterable<Row>;
}

const NOT_CLOSED: ReadonlySet<string> = new Set(['CSV_MAX_RECORD_SIZE', 'CSV_QUOTE_NOT_CLOSED']);

const quoteNotClosed = (line: number): UsageError =>
  new UsageError(
    `A quote that opens on line ${line}, or soon after, is not closed. What stands before it is imported. ` +
      'Correct the file, or say csv.quotes: false in the mapping where quotes are plain text; then run it again.',
  );

const rejection = (error: CsvError | undefined, line: number): RejectedRow => ({
  line,
  reason: error?.message ?? 'unreadable',
  row: error?.record ?? null,
});

/** A mapping for another file is noticed before the first row, not by a million rejected ones. */
function assertColumns(mapping: CsvMapping, columns: readonly string[]): void {
  const { time, shopper, type, events } = mapping;
  const absent = [...pathsIn({ at: time.at, ...shopper, type })].filter((name) => !columns.includes(name));
  const inProperties = Object.values(events).flatMap((event) =>
    event === 'skip' ? [] : [...pathsIn(event)],
  );
  absent.push(...inProperties.filter((name) => !columns.includes(name)));
  if (absent.length === 0) return;
  throw new UsageError(
    `The mapping ${mapping.name} asks for ${[...new Set(absent)].join(', ')}; the file has the columns ${columns.join(', ')}.`,
  );
}

function* pathsIn(template: Template | Readonly<Record<string, Template | undefined>>): Iterable<string> {
  if (typeof template === 'string' && /^\$[^$]/.test(template)) yield template.slice(1);
  if (typeof template !== 'object' || template === null) return;
  for (const part of Object.values(template)) if (part !== undefined) yield* pathsIn(part);
}
