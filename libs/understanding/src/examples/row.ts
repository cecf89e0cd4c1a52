/** One record of a table: a row of a CSV file, or an object of a JSON file. */
export interface Row {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a field says as text; nothing where it is absent, null or not a plain value. */
export function fieldText(row: Row, column: string): string | undefined {
  const value = row.fields[column];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** All columns that occur, in the order of their first appearance. */
export function columnsOf(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  for (const { fields } of rows) for (const name of Object.keys(fields)) names.add(name);
  return [...names];
}
