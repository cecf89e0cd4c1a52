import type { RecordedEvent } from '#kernel';
import type { EventView } from '#protocol';

export const eventView = (event: RecordedEvent): EventView => ({
  id: event.id,
  type: event.type,
  schemaVersion: event.schemaVersion,
  stream: event.stream,
  revision: event.revision,
  position: String(event.position),
  recordedAt: event.recordedAt,
  data: event.data,
  metadata: event.metadata,
});
