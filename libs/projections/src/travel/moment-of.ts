import type { RecordedEvent } from '#kernel';
import type { Moment } from '#protocol';

export const momentOf = ({ position, id, type, stream, metadata }: RecordedEvent): Moment => ({
  position: String(position),
  eventId: id,
  type,
  stream,
  at: metadata.occurredAt,
});
