import { type AllStreamResolvedEvent, type EventData, jsonEvent } from '@kurrent/kurrentdb-client';
import { type Actor, derivedId, type NewEvent, type RecordedEvent } from '#kernel';

/**
 * An event's metadata on the server. Correlation and causation carry the names that the server's own
 * by-correlation projection looks for; the schema version and what a UUID cannot hold travel beside them.
 */
interface StoredMetadata {
  readonly $correlationId: string;
  readonly $causationId?: string;
  readonly actor: Actor;
  readonly occurredAt: string;
  readonly schemaVersion: number;
  /** The event's own id, where it is not a UUID as the server writes it. */
  readonly id?: string;
  /** For events taken over from another log: when that one recorded them. */
  readonly recordedAt?: string;
}

/** Data that is no JSON object or array, which is all the server's JSON events hold. */
interface Wrapped {
  readonly $value: unknown;
}

/** As `ResolvedEvent.event`, from a stream or from `$all`. */
export type ServerEvent = NonNullable<AllStreamResolvedEvent['event']>;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The id under which the server knows an event. */
export const serverId = (id: string): string => (UUID.test(id) ? id : derivedId('kurrentdb', id));

export function toServer(event: NewEvent, recordedAt?: string): EventData {
  const { id, type, data, schemaVersion, metadata } = event;
  const stored: StoredMetadata = {
    $correlationId: metadata.correlationId,
    ...(metadata.causationId !== undefined && { $causationId: metadata.causationId }),
    actor: metadata.actor,
    occurredAt: metadata.occurredAt,
    schemaVersion,
    ...(serverId(id) !== id && { id }),
    ...(recordedAt !== undefined && { recordedAt }),
  };
  return jsonEvent({ id: serverId(id), type, data: wrapped(data), metadata: { ...stored } });
}

export function fromServer(event: ServerEvent): RecordedEvent {
  const { $correlationId, $causationId, actor, occurredAt, schemaVersion, id, recordedAt } =
    event.metadata as unknown as StoredMetadata;
  return {
    id: id ?? event.id,
    type: event.type,
    schemaVersion,
    data: unwrapped(event.data),
    metadata: {
      correlationId: $correlationId,
      ...($causationId !== undefined && { causationId: $causationId }),
      actor,
      occurredAt,
    },
    stream: event.streamId,
    revision: Number(event.revision),
    position: event.position.commit,
    recordedAt: recordedAt ?? event.created.toISOString(),
  };
}

/** Whether the server wrote it for itself. */
export const isSystem = ({ type, streamId }: ServerEvent): boolean =>
  type.startsWith('$') || streamId.startsWith('$');

function wrapped(data: unknown): Record<string, unknown> {
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data) && !('$value' in data);
  // A value that JSON does not know (undefined, a function) reads back as null.
  return isObject ? { ...data } : { $value: data ?? null };
}

const unwrapped = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && '$value' in data ? (data as Wrapped).$value : data;
