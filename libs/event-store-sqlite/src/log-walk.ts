import type { EventFilter } from '#event-store';
import { conditionsOf, type Sql } from './filter-sql.js';
import { countOfTypes, fromIndex, fromTable, positionsOf, type Stretch, type Wanted } from './log-sql.js';

/** What one look at a stretch has found, and what of the stretch is still to be looked through. */
export interface Found<Row> {
  readonly rows: readonly Row[];
  readonly rest: Stretch | undefined;
}

/** What the walk needs of the database. */
export interface LogTables {
  all(sql: string, values: readonly unknown[]): unknown[];
  typeId(type: string): number | undefined;
}

/** Events that one statement looks at, so that the event loop has its turn in between. */
const LOOKS = 10_000;
/** The same where it only steps through an index. */
const STEPS = 100_000;
/** Types are rare where fewer than one in eight of the next thousand events is of them. */
const SAMPLE = 1_000;
const RARE = SAMPLE / 8;
/** SQLite merges at most 500 parts of a statement. */
const MERGED = 500;

/**
 * Looks through the log for what a filter wants, in bounded steps. Where the wanted types are frequent it walks
 * the table, where they are rare it goes by the index of types and never sees the other events.
 */
export class LogWalk {
  constructor(private readonly tables: LogTables) {}

  /** At most `limit` matching rows from the beginning of the stretch; `columns` name `e` and `s`. */
  look(columns: string, stretch: Stretch, filter: EventFilter, limit: number): Found<unknown> {
    const wanted = this.wanted(filter);
    const { types, conditions } = wanted;
    if (types?.length === 0) return { rows: [], rest: undefined };
    if (types && this.areRare(types, stretch)) {
      const rows = this.all(fromIndex(columns, stretch, types, conditions, LOOKS), limit);
      return { rows, rest: rows.length < limit ? this.restOfTypes(types, stretch) : undefined };
    }
    const part = types || conditions.length > 0 ? first(LOOKS, stretch) : stretch;
    const rows = this.all(fromTable(columns, part, wanted), limit);
    return { rows, rest: rows.length < limit ? restOf(stretch, part) : undefined };
  }

  /** How many match in the first part of the stretch. */
  count(stretch: Stretch, filter: EventFilter): { count: number; rest: Stretch | undefined } {
    const { types, conditions } = this.wanted(filter);
    if (types?.length === 0) return { count: 0, rest: undefined };
    if (!types || conditions.length > 0) {
      const { rows, rest } = this.look('count(*)', stretch, filter, 2);
      return { count: numberIn(rows), rest };
    }
    const part = first(STEPS, stretch);
    return { count: this.countTypes(types, part), rest: restOf(stretch, part) };
  }

  private wanted(filter: EventFilter): Wanted {
    const types = filter.types?.map((type) => this.tables.typeId(type)).filter((id) => id !== undefined);
    return { types, conditions: conditionsOf(filter) };
  }

  private areRare(types: readonly number[], stretch: Stretch): boolean {
    return types.length <= MERGED && this.countTypes(types, first(SAMPLE, stretch)) < RARE;
  }

  private countTypes(types: readonly number[], stretch: Stretch): number {
    const { text, values } = countOfTypes(types, stretch);
    return numberIn(this.tables.all(text, values));
  }

  /** What comes after the last position that `fromIndex` looked at. */
  private restOfTypes(types: readonly number[], stretch: Stretch): Stretch | undefined {
    const { text, values } = positionsOf(types, stretch);
    const rows = this.tables.all(`${text} LIMIT 1 OFFSET ?`, [...values, LOOKS - 1]);
    if (rows.length === 0) return undefined;
    const last = numberIn(rows);
    return stretch.direction === 'forwards' ? { ...stretch, low: last } : { ...stretch, high: last - 1 };
  }

  private all({ text, values }: Sql, limit: number): unknown[] {
    return this.tables.all(text, [...values, limit]);
  }
}

function first(size: number, { low, high, direction }: Stretch): Stretch {
  return direction === 'forwards'
    ? { low, high: Math.min(high, low + size), direction }
    : { low: Math.max(low, high - size), high, direction };
}

function restOf(stretch: Stretch, part: Stretch): Stretch | undefined {
  if (part.low === stretch.low && part.high === stretch.high) return undefined;
  return stretch.direction === 'forwards' ? { ...stretch, low: part.high } : { ...stretch, high: part.low };
}

const numberIn = (rows: readonly unknown[]): number => (rows as [number][])[0]?.[0] ?? 0;
