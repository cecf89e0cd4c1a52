import { isNativeError } from 'node:util/types';
import type { RecordedEvent } from '#kernel';
import type { Quarantined } from '#protocol';
import type { ReadModel } from '#read-models';
import type { Failure } from '../apply-batch.js';
import type { Projection } from '../projection.js';
import { keysOf } from '../refold/keys-of.js';

/** Of so many events set aside a projection takes it that the fault is its own, and stops. */
export const MOST_SET_ASIDE = 10_000;

export const QUARANTINE = 'quarantine';
const LONGEST_ERROR = 2_000;

/** As stored. */
export interface QuarantineEntry extends Quarantined {
  /** Of the event, so that what is told of it can be followed from the same request. */
  readonly correlationId: string;
}

/** Where the events stand that a projection could not apply: beside its documents, by event id. */
export const quarantineOf = (model: ReadModel): ReadModel => ({
  name: model.name,
  version: model.version,
  ...(model.generation !== undefined && { generation: model.generation }),
  part: QUARANTINE,
  indexes: ['key'],
});

/** @param at when it was first set aside, ISO 8601 */
export function entryOf(projection: Projection, { event, error }: Failure, at: string): QuarantineEntry {
  return {
    projection: projection.name,
    version: projection.version,
    eventId: event.id,
    type: event.type,
    stream: event.stream,
    position: String(event.position),
    key: degradedBy(projection, event),
    error: messageOf(error).slice(0, LONGEST_ERROR).toWellFormed(),
    at,
    correlationId: event.metadata.correlationId,
  };
}

/** The document the event is about first; its stream, where nobody can tell. */
const degradedBy = (projection: Projection, event: RecordedEvent): string =>
  keysOf(projection, event)[0] ?? event.stream;

/** An error of another realm, or of native code, need not be an `Error` here. */
export function messageOf(error: unknown): string {
  if (isNativeError(error)) return error.message || error.name;
  return error instanceof Error ? error.message : String(error);
}
