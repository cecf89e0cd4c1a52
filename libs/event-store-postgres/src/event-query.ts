import { endOfPrefix, type EventFilter } from '#event-store';
import { canHold, statement, type Statement, textArray, type Value } from '#postgres';
import { searchKey } from './search-key.js';

/** Positions greater than `after` and up to `upTo`. */
export interface Stretch {
  readonly after: bigint;
  readonly upTo?: bigint | undefined;
}

export interface Query {
  readonly statement: Statement;
  readonly values: readonly Value[];
}

/** What is read of each event, in this order. */
export const COLUMNS = 'position, stream, revision, type, schema_version, recorded_at, id, data, metadata';

/**
 * Several types are read as that many ordered walks along the index on types, merged as they go: whether a type is
 * rare or frequent, a page costs what it holds. (Without an order and a limit of their own, PostgreSQL would not merge
 * the walks but fetch all and sort.) A correlation has few events, and an index of its own.
 *
 * @returns undefined where nothing can match
 */
export function readQuery(
  filter: EventFilter,
  stretch: Stretch,
  direction: 'ASC' | 'DESC',
  limit: number,
): Query | undefined {
  const parts = new Parts();
  const conditions = conditionsOf(filter, stretch, parts);
  const types = filter.types && [...new Set(filter.types.filter(canHold))];
  if (!conditions || types?.length === 0) return undefined;
  const order = `ORDER BY position ${direction} LIMIT ${parts.bind(limit)}`;
  const walk = (condition: string): string =>
    `SELECT ${COLUMNS} FROM events WHERE ${conditions}${condition} ${order}`;
  if (!types) return parts.query(walk(''));
  if (filter.correlationId !== undefined) return parts.query(walk(` AND ${isOneOf(types, parts)}`));
  const walks = types.map((type) => walk(` AND type = ${parts.bind(type)}`));
  return parts.query(walks.length === 1 ? walks.join('') : `(${walks.join(') UNION ALL (')}) ${order}`);
}

/** @returns undefined where nothing can match */
export function countQuery(filter: EventFilter, stretch: Stretch): Query | undefined {
  const parts = new Parts();
  const conditions = conditionsOf(filter, stretch, parts);
  const types = filter.types?.filter(canHold);
  if (!conditions || types?.length === 0) return undefined;
  const condition = types ? ` AND ${isOneOf(types, parts)}` : '';
  return parts.query(`SELECT count(*) FROM events WHERE ${conditions}${condition}`);
}

function conditionsOf(filter: EventFilter, { after, upTo }: Stretch, parts: Parts): string | undefined {
  const { correlationId, occurredFrom, occurredBefore, share } = filter;
  const times = [occurredFrom, occurredBefore].map((time) =>
    time === undefined ? undefined : Date.parse(time),
  );
  const streamPrefixes = filter.streamPrefixes?.filter(canHold);
  if (streamPrefixes?.length === 0 || times.some(Number.isNaN)) return undefined;
  const [from, before] = times;
  const conditions = [`position > ${parts.bind(after)}`];
  if (upTo !== undefined) conditions.push(`position <= ${parts.bind(upTo)}`);
  if (streamPrefixes)
    conditions.push(`(${streamPrefixes.map((prefix) => startsWith(prefix, parts)).join(' OR ')})`);
  if (correlationId !== undefined) conditions.push(`correlation = ${parts.bind(searchKey(correlationId))}`);
  if (from !== undefined) conditions.push(`occurred_at >= ${parts.bind(from)}`);
  if (before !== undefined) conditions.push(`occurred_at < ${parts.bind(before)}`);
  if (share) conditions.push(`slot % ${parts.bind(share.of)}::smallint = ${parts.bind(share.index)}`);
  return conditions.join(' AND ');
}

function isOneOf(types: readonly string[], parts: Parts): string {
  return `type = ANY (${parts.bind(textArray(types))}::text[])`;
}

function startsWith(prefix: string, parts: Parts): string {
  return `stream >= ${parts.bind(prefix)} AND stream < ${parts.bind(endOfPrefix(prefix))}`;
}

/** A statement as it is put together: each value gets the next number. */
class Parts {
  private readonly values: Value[] = [];

  bind(value: Value): string {
    return `$${String(this.values.push(value))}`;
  }

  query(text: string): Query {
    return { statement: statement(text), values: this.values };
  }
}
