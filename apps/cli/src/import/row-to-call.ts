import { err, ok, type Result } from '#kernel';
import { timeFrom } from './event-time.js';
import type { Mapping, RowMapping } from './mapping.js';
import type { Row } from './row.js';
import { compileTemplate, type Fill } from './template.js';

/** A row as a Segment call. */
export interface RowCall {
  readonly call: object;
  /** The row told no time, and the mapping lets it take another's. */
  readonly isTimeInferred: boolean;
}

/** A call, or null for a row that the mapping leaves out on purpose, or why the row is refused. */
export type RowToCall = (row: Row, rowId: string) => Result<RowCall | null, string>;

/** Compiles a mapping once into what it does to every row. */
export const rowToCall = (mapping: Mapping): RowToCall =>
  mapping.format === 'segment' ? segmentCall : mappedCall(mapping);

/**
 * An exported call: its time has been corrected already, so when it was sent must not correct it again;
 * a call without an id is known by what it says.
 */
const segmentCall: RowToCall = ({ fields }, rowId) => {
  const { sentAt: _, receivedAt, timestamp, originalTimestamp, ...call } = fields;
  const at = timestamp ?? originalTimestamp ?? receivedAt;
  if (at === undefined) return err('timestamp: an imported call must tell when it happened');
  const named = { ...call, timestamp: at, messageId: call.messageId ?? rowId };
  return ok({ call: named, isTimeInferred: false });
};

interface CompiledEvent {
  readonly event: Fill;
  readonly properties: Fill;
}

function mappedCall(mapping: RowMapping): RowToCall {
  const type = compileTemplate(mapping.type);
  const userId = compileTemplate(mapping.shopper.userId ?? null);
  const anonymousId = compileTemplate(mapping.shopper.anonymousId ?? null);
  const timeOf = timeReader(mapping.time);
  const events = new Map(Object.entries(mapping.events).map(([value, event]) => [value, compiled(event)]));

  return (row, rowId) => {
    const value = asText(type(row, rowId)) ?? '';
    const template = events.get(value) ?? events.get('*');
    if (template === undefined) return err(`type: the mapping names no event for "${value}"`);
    if (template === 'skip') return ok(null);
    const ids = { userId: asText(userId(row, rowId)), anonymousId: asText(anonymousId(row, rowId)) };
    const time = timeOf(row, ids.userId ?? ids.anonymousId);
    if (!time.ok) return time;
    const { at, isInferred: isTimeInferred } = time.value;
    const properties = template.properties(row, rowId) as object;
    const call = {
      type: 'track',
      event: template.event(row, rowId),
      ...ids,
      messageId: rowId,
      timestamp: at,
      properties: isTimeInferred ? { ...properties, time_inferred: true } : properties,
    };
    return ok({ call, isTimeInferred });
  };
}

function compiled(event: RowMapping['events'][string]): CompiledEvent | 'skip' {
  if (event === 'skip') return event;
  return { event: compileTemplate(event.event), properties: compileTemplate(event.properties) };
}

interface RowTime {
  readonly at: string;
  readonly isInferred: boolean;
}

/** Remembers the row before, for mappings that let a row without a time take that one's. */
function timeReader({ at, unit, missing }: RowMapping['time']) {
  const value = compileTemplate(at);
  let previous: { shopper: string | undefined; at: string } | undefined;
  return (row: Row, shopper: string | undefined): Result<RowTime, string> => {
    const told = value(row, '');
    if (told === undefined && missing === 'previous' && previous?.shopper === shopper && previous) {
      return ok({ at: previous.at, isInferred: true });
    }
    if (told === undefined) return err(`${at.slice(1)}: the row tells no time`);
    const time = timeFrom(told, unit);
    if (time === undefined) return err(`${at.slice(1)}: "${asText(told) ?? ''}" is no time (unit: ${unit})`);
    previous = { shopper, at: time };
    return ok({ at: time, isInferred: false });
  };
}

/** A cell as text; what is no plain value is written as JSON. */
function asText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
