import { z } from 'zod';
import type { EventMetadata, RecordedEvent } from '#kernel';
import { actorKind, logEnd, name, position, recordedAt, revision, schemaVersion } from './event-fields.js';
import { BadLine, type LineFormat, type LogEnd, type LogLine } from './line-format.js';
import { checked, parseJson } from './read-json.js';

const SOURCE = '/presage/streams/';
const END_TYPE = 'presage.log.exported';

const envelope = { specversion: z.literal('1.0'), datacontenttype: z.literal('application/json') };

/**
 * CloudEvents 1.0, structured mode, one a line (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md).
 * The stream is the source and also an extension attribute; `time` is when it happened. Extension attributes may
 * only hold simple values, so further metadata would go as JSON text into `presagemetadata`.
 */
const cloudEvent = z.strictObject({
  ...envelope,
  id: name,
  source: z.string().startsWith(SOURCE),
  type: name,
  time: z.iso.datetime({ offset: true }),
  stream: name,
  revision,
  position,
  recordedat: recordedAt,
  schemaversion: schemaVersion,
  correlationid: z.string(),
  causationid: z.string().optional(),
  actorkind: actorKind,
  actorid: z.string(),
  presagemetadata: z.string().optional(),
  data: z.unknown(),
});

const endEvent = z.strictObject({
  ...envelope,
  id: z.string(),
  source: z.string(),
  type: z.literal(END_TYPE),
  data: logEnd,
});

export const cloudEvents: LineFormat = {
  name: 'cloudevents',
  mediaType: 'application/x-ndjson',
  extension: 'cloudevents.ndjson',
  write(line) {
    return JSON.stringify(line.kind === 'end' ? endOf(line.end) : fieldsOf(line.event));
  },
  read(text): LogLine {
    const value = parseJson(text);
    if (isEnd(value)) {
      return { kind: 'end', end: checked(endEvent, value).data };
    }
    return { kind: 'event', event: eventOf(checked(cloudEvent, value)) };
  },
};

function fieldsOf(event: RecordedEvent): z.input<typeof cloudEvent> {
  const { correlationId, causationId, actor, occurredAt, ...further } = event.metadata;
  return {
    specversion: '1.0',
    id: event.id,
    source: SOURCE + encodeURIComponent(event.stream),
    type: event.type,
    time: occurredAt,
    datacontenttype: 'application/json',
    stream: event.stream,
    revision: event.revision,
    position: String(event.position),
    recordedat: event.recordedAt,
    schemaversion: event.schemaVersion,
    correlationid: correlationId,
    ...(causationId !== undefined && { causationid: causationId }),
    actorkind: actor.kind,
    actorid: actor.id,
    ...(Object.keys(further).length > 0 && { presagemetadata: JSON.stringify(further) }),
    data: event.data,
  };
}

function eventOf(fields: z.output<typeof cloudEvent>): RecordedEvent {
  const { id, type, stream, data, causationid, presagemetadata } = fields;
  if (fields.source !== SOURCE + encodeURIComponent(stream)) {
    throw new BadLine(`its fields source and stream do not agree (${fields.source}, ${stream})`);
  }
  const metadata: EventMetadata = {
    ...(presagemetadata === undefined
      ? {}
      : checked(z.record(z.string(), z.unknown()), parseJson(presagemetadata))),
    correlationId: fields.correlationid,
    ...(causationid !== undefined && { causationId: causationid }),
    actor: { kind: fields.actorkind, id: fields.actorid },
    occurredAt: fields.time,
  };
  const { schemaversion, recordedat, revision: at } = fields;
  const place = BigInt(fields.position);
  return {
    id,
    type,
    schemaVersion: schemaversion,
    data,
    metadata,
    stream,
    revision: at,
    position: place,
    recordedAt: recordedat,
  };
}

/** An event of ours may have any type, but it has a stream. */
function isEnd(value: unknown): boolean {
  const { type, stream } = (value ?? {}) as { readonly type?: unknown; readonly stream?: unknown };
  return type === END_TYPE && stream === undefined;
}

const endOf = (end: LogEnd): z.input<typeof endEvent> => ({
  specversion: '1.0',
  id: end.chain,
  source: SOURCE,
  type: END_TYPE,
  datacontenttype: 'application/json',
  data: end,
});
