import type { Turn } from '../question.js';
import type { ColumnFinder } from './columns.js';
import { fieldText, type Row } from './row.js';

/** Earlier turns than these say little of the question at hand. */
const LONGEST = 8;

/**
 * What came before each row: the turns of its dialogue in their order, then what staff said just before.
 * A table without dialogues has the latter alone.
 *
 * @param rows all rows of the table, also those that are no examples: they were said all the same
 */
export function turnsBefore(
  rows: readonly Row[],
  textColumn: string,
  finder: ColumnFinder,
): ReadonlyMap<Row, readonly Turn[]> {
  const before = finder.find('before');
  const dialogue = finder.find('dialogue');
  const turn = finder.find('turn');
  const said = new Map<Row, readonly Turn[]>();
  for (const own of dialogues(rows, dialogue, turn)) {
    const turns: Turn[] = [];
    for (const row of own) {
      const staff = before === undefined ? undefined : fieldText(row, before);
      if (staff?.trim()) turns.push({ from: 'staff', text: staff });
      said.set(row, turns.slice(-LONGEST));
      turns.push({ from: 'shopper', text: fieldText(row, textColumn) ?? '' });
    }
  }
  return said;
}

/** Rows that belong together, in the order in which they were said. */
function dialogues(
  rows: readonly Row[],
  dialogue: string | undefined,
  turn: string | undefined,
): Iterable<readonly Row[]> {
  if (dialogue === undefined) return rows.map((row) => [row]);
  const found = new Map<string | Row, Row[]>();
  for (const row of rows) {
    // A row of no dialogue stands for itself.
    const key = fieldText(row, dialogue) ?? row;
    const own = found.get(key);
    if (own) own.push(row);
    else found.set(key, [row]);
  }
  const at = (row: Row): number => Number(turn === undefined ? 0 : fieldText(row, turn));
  return Array.from(found.values(), (own) => own.sort((a, b) => at(a) - at(b)));
}
