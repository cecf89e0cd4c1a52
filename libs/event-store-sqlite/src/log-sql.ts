import type { Sql } from './filter-sql.js';

/** The part `(low, high]` of the log, looked through from one of its ends. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly direction: 'forwards' | 'backwards';
}

/** What to look for: events of these types (all where absent) that meet the conditions. */
export interface Wanted {
  readonly types: readonly number[] | undefined;
  readonly conditions: readonly Sql[];
}

/** Walks the table. */
export function fromTable(columns: string, { low, high, direction }: Stretch, wanted: Wanted): Sql {
  const { types, conditions } = wanted;
  const ofTypes = types ? [{ text: `e.type IN (${marks(types)})`, values: types }] : [];
  const where = [
    { text: 'e.position > ? AND e.position <= ?', values: [low, high] },
    ...ofTypes,
    ...conditions,
  ];
  return {
    text: `SELECT ${columns} FROM events e ${streamsFor(conditions)}
      WHERE ${where.map(({ text }) => text).join(' AND ')} ORDER BY e.position ${order(direction)} LIMIT ?`,
    values: where.flatMap(({ values }) => values),
  };
}

/** Goes through the positions of the next `looks` events of the types, in full blocks, and fetches those only. */
export function fromIndex(
  columns: string,
  stretch: Stretch,
  types: readonly number[],
  conditions: readonly Sql[],
  looks: number,
): Sql {
  const positions = positionsOf(types, stretch);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ text }) => text).join(' AND ')}`;
  // `CROSS JOIN` keeps the order in which the positions come; ordering once more would fetch all of them first.
  return {
    text: `SELECT ${columns} FROM (${positions.text} LIMIT ?) wanted
      CROSS JOIN events e ON e.position = wanted.position ${streamsFor(conditions)} ${where} LIMIT ?`,
    values: [...positions.values, looks, ...conditions.flatMap(({ values }) => values)],
  };
}

/** Positions of events of the types, in order: SQLite merges what it reads from the index, one type beside another. */
export function positionsOf(types: readonly number[], { low, high, direction }: Stretch): Sql {
  const one = 'SELECT position FROM positions_by_type WHERE type = ? AND position > ? AND position <= ?';
  return {
    text: `${types.map(() => one).join(' UNION ALL ')} ORDER BY position ${order(direction)}`,
    values: types.flatMap((type) => [type, low, high]),
  };
}

/** Steps through the index of types only. */
export function countOfTypes(types: readonly number[], { low, high }: Stretch): Sql {
  return {
    text: `SELECT count(*) FROM positions_by_type
      WHERE type IN (${marks(types)}) AND position > ? AND position <= ?`,
    values: [...types, low, high],
  };
}

/** Looking up the stream of every event takes as long as reading half of its columns. */
const streamsFor = (conditions: readonly Sql[]): string =>
  conditions.length === 0 ? '' : 'CROSS JOIN streams s ON s.id = e.stream';

const marks = (values: readonly unknown[]): string => values.map(() => '?').join();
const order = (direction: Stretch['direction']): string => (direction === 'forwards' ? 'ASC' : 'DESC');
