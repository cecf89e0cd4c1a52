/** What can stand in a table: nothing is an empty cell. */
export type Cell = string | number | boolean | null | undefined;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Tells spreadsheets that what follows is UTF-8. */
const BOM = '\uFEFF';
/** A text that begins with one of these is taken for a formula, also behind blanks. */
const FORMULA = /^\s*[-+=@\t\r＝＋－＠]/u;

/**
 * RFC 4180 with a byte order mark: opens in a spreadsheet as it is, and runs nothing there. Texts that could be taken
 * for a formula get an apostrophe in front (OWASP, CSV injection); numbers stay numbers.
 */
export const asCsv = ({ columns, rows }: Table): string =>
  `${BOM}${[columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[\n\r",;]|^\s|\s$/.test(harmless) || harmless !== value
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}
