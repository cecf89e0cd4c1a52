import { endOfPrefix, type EventFilter } from '#event-store';

/** Part of a statement, and what is bound in it. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

const NOTHING: Sql = { text: 'FALSE', values: [] };

/**
 * What a filter asks of an event `e` in a stream `s`, besides its type. A part that nothing can meet, for example
 * a time that is none, becomes `FALSE`.
 */
export function conditionsOf(filter: EventFilter): readonly Sql[] {
  const { streamPrefixes, share, correlationId, occurredFrom, occurredBefore } = filter;
  const conditions: Sql[] = [];
  if (streamPrefixes) conditions.push(startsWithOneOf(streamPrefixes));
  if (share) conditions.push({ text: 's.slot % ? = ?', values: [share.of, share.index] });
  if (correlationId !== undefined) conditions.push(correlatedBy(correlationId));
  if (occurredFrom !== undefined) conditions.push(occurred('>=', occurredFrom));
  if (occurredBefore !== undefined) conditions.push(occurred('<', occurredBefore));
  return conditions;
}

function startsWithOneOf(prefixes: readonly string[]): Sql {
  if (prefixes.length === 0) return NOTHING;
  return {
    text: `(${prefixes.map(() => 's.name >= ? AND s.name < ?').join(' OR ')})`,
    values: prefixes.flatMap((prefix) => [prefix, endOfPrefix(prefix)]),
  };
}

/** Looking for the text first spares most events their parsing (docs/decisions/0004-searching-the-log.md). */
function correlatedBy(id: string): Sql {
  return {
    text: "instr(e.metadata, ?) > 0 AND json_extract(e.metadata, '$.correlationId') = ?",
    values: [JSON.stringify(id), id],
  };
}

/** Compared as moments, to the millisecond: an `occurredAt` may be written with any offset. */
function occurred(compare: '>=' | '<', time: string): Sql {
  const moment = Date.parse(time);
  if (Number.isNaN(moment)) return NOTHING;
  return {
    text: `julianday(json_extract(e.metadata, '$.occurredAt')) ${compare} julianday(?)`,
    values: [new Date(moment).toISOString()],
  };
}
