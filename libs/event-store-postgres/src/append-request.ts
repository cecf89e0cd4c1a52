import type { ExpectedRevision } from '#event-store';
import type { NewEvent } from '#kernel';
import { searchKey } from './search-key.js';

/** An event as its columns: taken when it was handed in, so the caller may change it after. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** Milliseconds since 1970; null where `occurredAt` is no time. */
  readonly occurredAt: number | null;
  readonly correlation: string;
  readonly data: string;
  readonly metadata: string;
}

export interface AppendRequest {
  readonly stream: string;
  readonly events: readonly EncodedEvent[];
  readonly expected: ExpectedRevision;
}

/** PostgreSQL indexes texts of up to about 2,700 bytes. */
const LONGEST_NAME = 1_000;

/** A stream name or an id that is too long to be found again. */
export class NameTooLong extends Error {
  override readonly name = 'NameTooLong';
  constructor(readonly what: string) {
    super(`${what} is longer than ${String(LONGEST_NAME)} bytes: give a shorter one.`);
  }
}

/**
 * @throws NameTooLong for a stream, an id or a type of more than 1,000 bytes
 * @throws TypeError where the content is no JSON, or the schema version no whole number
 */
export function encode(
  stream: string,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
): AppendRequest {
  assertShort('The stream name', stream);
  return { stream, events: events.map(encodeEvent), expected };
}

/** As `encode`, for one event. */
export function encodeEvent({ id, type, schemaVersion, data, metadata }: NewEvent): EncodedEvent {
  assertShort('The event id', id);
  assertShort('The event type', type);
  if (schemaVersion !== (schemaVersion | 0)) {
    throw new TypeError(`schemaVersion of ${type} is ${String(schemaVersion)}: give a whole number.`);
  }
  const occurredAt = Date.parse(metadata.occurredAt);
  // A value that JSON does not know (undefined, a function) reads back as null.
  const content = JSON.stringify(data) as string | undefined;
  return {
    id,
    type,
    schemaVersion,
    occurredAt: Number.isNaN(occurredAt) ? null : occurredAt,
    correlation: searchKey(metadata.correlationId),
    data: content ?? 'null',
    metadata: JSON.stringify(metadata),
  };
}

function assertShort(what: string, name: string): void {
  if (name.length > LONGEST_NAME / 3 && Buffer.byteLength(name) > LONGEST_NAME) throw new NameTooLong(what);
}
