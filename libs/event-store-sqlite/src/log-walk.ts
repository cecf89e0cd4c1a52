import type { EventFilter } from '#event-store';
import { conditionsOf, type Sql } from './filter-sql.js';
import { lastOfBlocks } from './schema.js';
import { countOfTypes, fromIndex, fromTable, positionsOf, type Stretch, type Wanted } from './log-sql.js';

/** What one look at a stretch has found, and what of the stretch is still to be looked through. */
export interface Found<Row> {
  readonly rows: readonly Row[];
  readonly rest: Stretch | undefined;
}

/** What the walk needs of the database. */
export interface LogTables {
  all(sql: string, values: readonly unknown[]): unknown[];
  typeIds(types: readonly string[]): readonly number[];
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
/** Sets of types of which it is remembered where they are frequent. */
const KEPT = 100;

/**
 * Looks through the log for what a filter wants, in bounded steps. Where the wanted types are frequent it walks
 * the table, where they are rare it goes by the index of types and never sees the other events.
 */
export class LogWalk {
  /** Where types were last found to be frequent; whoever reads on need not ask before every page. */
  private readonly frequent = new Map<string, Stretch>();

  constructor(private readonly tables: LogTables) {}

  /** At most `limit` matching rows from the beginning of the stretch; `columns` name `e`. */
  look(columns: string, stretch: Stretch, filter: EventFilter, limit: number): Found<unknown> {
    const wanted = this.wanted(filter);
    const { types, conditions } = wanted;
    if (types?.length === 0) return { rows: [], rest: undefined };
    const full = inFullBlocks(stretch);
    if (types && full && this.areRare(types, full)) {
      const rows = this.all(fromIndex(columns, full, types, conditions, LOOKS), limit);
      return { rows, rest: rows.length < limit ? this.restByIndex(types, full, stretch) : undefined };
    }
    const part = types || conditions.length > 0 ? first(LOOKS, stretch) : stretch;
    const rows = this.all(fromTable(columns, part, wanted), limit);
    return { rows, rest: rows.length < limit ? restOf(stretch, part) : undefined };
  }

  /** How many match in the first part of the stretch. */
  count(stretch: Stretch, filter: EventFilter): { count: number; rest: Stretch | undefined } {
    const { types, conditions } = this.wanted(filter);
    if (types?.length === 0) return { count: 0, rest: undefined };
    const full = inFullBlocks(stretch);
    if (types && full && conditions.length === 0) {
      const part = first(STEPS, full);
      return { count: this.countTypes(types, part), rest: restOf(stretch, part) };
    }
    const { rows, rest } = this.look('count(*)', stretch, filter, 2);
    return { count: numberIn(rows), rest };
  }

  private wanted(filter: EventFilter): Wanted {
    const types = filter.types && this.tables.typeIds(filter.types);
    return { types, conditions: conditionsOf(filter) };
  }

  private areRare(types: readonly number[], stretch: Stretch): boolean {
    if (types.length > MERGED) return false;
    const key = types.join();
    if (beginsWithin(stretch, this.frequent.get(key))) return false;
    if (this.countTypes(types, first(SAMPLE, stretch)) < RARE) return true;
    if (this.frequent.size >= KEPT) this.frequent.clear();
    this.frequent.set(key, first(LOOKS, stretch));
    return false;
  }

  private countTypes(types: readonly number[], stretch: Stretch): number {
    const { text, values } = countOfTypes(types, stretch);
    return numberIn(this.tables.all(text, values));
  }

  /** What comes after the last position that `fromIndex` looked at. */
  private restByIndex(types: readonly number[], full: Stretch, stretch: Stretch): Stretch | undefined {
    const { text, values } = positionsOf(types, full);
    const rows = this.tables.all(`${text} LIMIT 1 OFFSET ?`, [...values, LOOKS - 1]);
    if (rows.length === 0) return restOf(stretch, full);
    const last = numberIn(rows);
    return stretch.direction === 'forwards' ? { ...stretch, low: last } : { ...stretch, high: last - 1 };
  }

  private all({ text, values }: Sql, limit: number): unknown[] {
    return this.tables.all(text, [...values, limit]);
  }
}

/** Where the stretch begins in full blocks, which the index of types knows: that part of it. */
function inFullBlocks(stretch: Stretch): Stretch | undefined {
  const high = lastOfBlocks(stretch.high);
  const begins = stretch.direction === 'forwards' ? stretch.low < high : stretch.high === high;
  return begins ? { ...stretch, high } : undefined;
}

const beginsWithin = ({ low, high, direction }: Stretch, known: Stretch | undefined): boolean =>
  known?.direction === direction &&
  (direction === 'forwards' ? known.low <= low && low < known.high : known.low < high && high <= known.high);

/** So much of the beginning; backwards, no further than to the next full block. */
function first(size: number, { low, high, direction }: Stretch): Stretch {
  if (direction === 'forwards') return { low, high: Math.min(high, low + size), direction };
  const end = high - Math.min(size, high - lastOfBlocks(high) || size);
  return { low: Math.max(low, end), high, direction };
}

function restOf(stretch: Stretch, part: Stretch): Stretch | undefined {
  const rest =
    stretch.direction === 'forwards' ? { ...stretch, low: part.high } : { ...stretch, high: part.low };
  return rest.low < rest.high ? rest : undefined;
}

const numberIn = (rows: readonly unknown[]): number => (rows as [number][])[0]?.[0] ?? 0;
