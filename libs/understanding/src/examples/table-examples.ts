import { ColumnFinder, type ExampleColumns } from './columns.js';
import { turnsBefore } from './context.js';
import type { ReadExample, Warn } from './example.js';
import { fieldText, type Row } from './row.js';

/**
 * The examples of a table. Rows without a text or without a label are left out with a warning, rows with one of
 * `columns.skipLabels` silently.
 *
 * @throws ExamplesInvalid where a column is missing.
 */
export function tableExamples(
  rows: readonly Row[],
  file: string,
  columns: ExampleColumns,
  warn: Warn,
): ReadExample[] {
  if (rows.length === 0) return [];
  const finder = new ColumnFinder(rows, file, columns);
  const textColumn = finder.require('text');
  const labelColumn = finder.require('label');
  const groupColumn = finder.find('group');
  const before = columns.context && turnsBefore(rows, textColumn, finder);
  const skipped = new Set(columns.skipLabels);
  return rows.flatMap((row) => {
    const { line } = row;
    const text = fieldText(row, textColumn) ?? '';
    const intent = fieldText(row, labelColumn)?.trim() ?? '';
    if (skipped.has(intent)) return [];
    if (text.trim() === '' || intent === '') {
      const empty = text.trim() === '' ? textColumn : labelColumn;
      warn({ file, line, message: `"${empty}" is empty: the row is left out.` });
      return [];
    }
    const group = groupColumn === undefined ? undefined : fieldText(row, groupColumn);
    return [
      { text, intent, file, line, ...(before && { before: before.get(row) }), ...(group && { group }) },
    ];
  });
}
