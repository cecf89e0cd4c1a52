import { z } from 'zod';
import type { EventMetadata, RecordedEvent } from '#kernel';
import { actorKind, logEnd, name, position, recordedAt, revision, schemaVersion } from './event-fields.js';
import type { LineFormat, LogLine } from './line-format.js';
import { checked, parseJson } from './read-json.js';

const eventLine = z.strictObject({
  position,
  stream: name,
  revision,
  id: name,
  type: name,
  schemaVersion,
  recordedAt,
  // Further metadata goes through as it is.
  metadata: z.looseObject({
    correlationId: z.string(),
    causationId: z.string().optional(),
    actor: z.looseObject({ kind: actorKind, id: z.string() }),
    occurredAt: z.string(),
  }),
  data: z.unknown(),
});
const endLine = z.strictObject({ end: logEnd });

/** Newline-delimited JSON: the events as the API shows them, and a last line `{"end": …}`. */
export const ndjson: LineFormat = {
  name: 'ndjson',
  mediaType: 'application/x-ndjson',
  extension: 'ndjson',
  write(line) {
    return JSON.stringify(line.kind === 'end' ? { end: line.end } : fieldsOf(line.event));
  },
  read(text): LogLine {
    const value = parseJson(text);
    if (typeof value === 'object' && value !== null && 'end' in value) {
      return { kind: 'end', end: checked(endLine, value).end };
    }
    const { position: place, metadata, ...rest } = checked(eventLine, value);
    return {
      kind: 'event',
      event: { ...rest, metadata: metadata as EventMetadata, position: BigInt(place) },
    };
  },
};

function fieldsOf(event: RecordedEvent): object {
  const { position: place, stream, revision: at, id, type, schemaVersion: version, metadata, data } = event;
  return {
    position: String(place),
    stream,
    revision: at,
    id,
    type,
    schemaVersion: version,
    recordedAt: event.recordedAt,
    metadata,
    data,
  };
}
