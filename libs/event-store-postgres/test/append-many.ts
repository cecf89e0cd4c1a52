import { randomUUID } from 'node:crypto';
import { PostgresEventStore } from '#event-store-postgres';
import type { NewEvent } from '#kernel';

/** Appends events one after the other to a stream of its own: `URL STREAM EVENTS`. */
const [, , url = '', stream = '', events = ''] = process.argv;
const store = await PostgresEventStore.open(url);
const metadata: NewEvent['metadata'] = {
  correlationId: stream,
  actor: { kind: 'system', id: 'test' },
  occurredAt: '2026-01-01T00:00:00.000Z',
};
const event = (): NewEvent => ({ id: randomUUID(), type: 'Tested', schemaVersion: 1, data: {}, metadata });
for (let i = 0; i < Number(events); i++) await store.append(stream, [event()]);
await store.close();
