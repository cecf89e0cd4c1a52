import type { Cell, TableRow } from '../cell.js';
import { TableUnlearnable } from '../table-unlearnable.js';
import { numberIn, saysNothing } from './read-cell.js';

/** A row as it stands in a file. */
export interface TextRow {
  /** Counted from 1. */
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface TextTableOptions {
  readonly label: string;
  /** What stands in the label's column for yes; anything else that stands there is no. */
  readonly positive?: string | undefined;
  readonly drop?: readonly string[];
}

/** Something about the file that does not stop learning but should be known. */
export interface TableNote {
  /** Absent where a whole column is meant. */
  readonly line?: number;
  readonly column: string;
  readonly message: string;
}

export interface TextTable {
  readonly rows: readonly TableRow[];
  readonly labels: readonly boolean[];
  readonly positive: string;
  readonly notes: readonly TableNote[];
}

/** A column is one of numbers where at least so many of its cells are. */
const SHARE_OF_NUMBERS = 0.95;
/** A column of words that differ in so many rows names the row and tells nothing about others. */
const SHARE_OF_NAMES = 0.5;
const YES = new Set(['true', '1', 'yes', 'y', 't', '是']);

/**
 * Finds out what the columns of a file of text hold. Cells that are no number in a column of numbers become gaps,
 * and each is told by its line; rows without a label are left out; so are columns that name the row.
 *
 * @throws TableUnlearnable where the label's column is absent, or it cannot be told which of its values means yes
 */
export function textTable(all: readonly TextRow[], options: TextTableOptions): TextTable {
  const names = [...new Set(all.flatMap(({ fields }) => Object.keys(fields)))];
  for (const name of [options.label, ...(options.drop ?? [])])
    if (!names.includes(name))
      throw new TableUnlearnable(`There is no column "${name}"; there are ${names.join(', ')}.`);
  const notes: TableNote[] = [];
  const labelled = all.filter(({ line, fields }) => {
    const known = !saysNothing(fields[options.label]);
    if (!known) notes.push({ line, column: options.label, message: 'no label: the row is left out' });
    return known;
  });
  const labels = labelled.map(({ fields }) => String(fields[options.label]).trim());
  const positive = options.positive ?? positiveOf(new Set(labels), options.label);
  if (!labels.includes(positive))
    throw new TableUnlearnable(`No row has "${positive}" in the column ${options.label}.`);
  const dropped = new Set([options.label, ...(options.drop ?? [])]);
  const columns = names
    .filter((name) => !dropped.has(name))
    .flatMap((name) => cellsOf(name, labelled, notes) ?? []);
  const rows = labelled.map((_, i) => Object.fromEntries(columns.map(({ name, cells }) => [name, cells[i]])));
  return { rows, labels: labels.map((label) => label === positive), positive, notes };
}

function positiveOf(values: ReadonlySet<string>, column: string): string {
  const yes = [...values].filter((value) => YES.has(value.toLowerCase()));
  if (values.size === 2 && yes.length === 1 && yes[0] !== undefined) return yes[0];
  const seen = [...values].slice(0, 5).join(', ');
  throw new TableUnlearnable(
    `Say which value of ${column} means yes, for example --positive ${[...values][0] ?? 'TRUE'}: there are ${seen}${values.size > 5 ? ', …' : ''}.`,
  );
}

interface NamedCells {
  readonly name: string;
  readonly cells: readonly Cell[];
}

function cellsOf(name: string, rows: readonly TextRow[], notes: TableNote[]): NamedCells | undefined {
  const known = rows.filter(({ fields }) => !saysNothing(fields[name]));
  const numbers = known.filter(({ fields }) => numberIn(fields[name]) !== undefined).length;
  if (known.length < rows.length) notes.push(gapsNote(name, rows));
  if (known.length > 0 && numbers >= SHARE_OF_NUMBERS * known.length) {
    for (const { line, fields } of known)
      if (numberIn(fields[name]) === undefined)
        notes.push({
          line,
          column: name,
          message: `${JSON.stringify(fields[name])} is no number: taken as a gap`,
        });
    return { name, cells: rows.map(({ fields }) => numberIn(fields[name]) ?? null) };
  }
  const texts = rows.map(({ fields }) => (saysNothing(fields[name]) ? null : String(fields[name]).trim()));
  const different = new Set(texts).size;
  if (different <= SHARE_OF_NAMES * rows.length || rows.length < 20) return { name, cells: texts };
  notes.push({
    column: name,
    message: `${different} different words in ${rows.length} rows: left out, as it names rows`,
  });
  return undefined;
}

function gapsNote(name: string, rows: readonly TextRow[]): TableNote {
  const lines = rows.filter(({ fields }) => saysNothing(fields[name])).map(({ line }) => line);
  const first = lines.slice(0, 5).join(', ') + (lines.length > 5 ? ', …' : '');
  return { column: name, message: `${lines.length} gaps (lines ${first})` };
}
