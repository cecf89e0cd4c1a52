import { derivedId, type NewEvent } from '#kernel';
import { type DataOf, schemaVersionOf, type EventType, type Recorded, type RetryReply } from '#protocol';
import { causeOf } from './cause-of.js';
import type { QuarantineEntry } from './entry.js';

const PROJECTOR = { kind: 'system', id: 'projector' } as const;

/** The id is that of this setting-aside, so that telling it twice stores it once. */
export const eventQuarantined = (entry: QuarantineEntry): NewEvent => {
  const { projection, version, eventId, position, key, error, at, correlationId } = entry;
  const data = { projection, version, eventId, position, key, error: causeOf(error) };
  const id = derivedId('EventQuarantined', projection, String(version), eventId, at);
  return fact('EventQuarantined', id, data, { correlationId, causationId: eventId, occurredAt: at });
};

/** The id under which the answer to a request stands. */
export const answerTo = (requestId: string): string => derivedId('QuarantineRetried', requestId);

export const quarantineRetried = (
  { id: causationId, data, metadata: { correlationId } }: Recorded<'QuarantineRetryRequested'>,
  reply: RetryReply,
  occurredAt: string,
): NewEvent => {
  const { projection, version } = data;
  const metadata = { correlationId, causationId, occurredAt };
  return fact('QuarantineRetried', answerTo(causationId), { projection, version, ...reply }, metadata);
};

function fact<Type extends EventType>(
  type: Type,
  id: string,
  data: DataOf<Type>,
  metadata: Omit<NewEvent['metadata'], 'actor'>,
): NewEvent {
  const schemaVersion = schemaVersionOf(type);
  return { id, type, schemaVersion, data, metadata: { ...metadata, actor: PROJECTOR } };
}
