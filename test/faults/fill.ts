import { randomUUID } from 'node:crypto';
import { SqliteEventStore } from '#event-store-sqlite';

/** Writes events for the tally, spread over seven writers. */
export async function fill(path: string, events: number): Promise<void> {
  const store = new SqliteEventStore(path);
  const actor = { kind: 'system', id: 'test' } as const;
  const metadata = { correlationId: 'test', actor, occurredAt: '2026-01-01T00:00:00.000Z' };
  const event = () => ({ id: randomUUID(), type: 'Tested', schemaVersion: 1, data: {}, metadata });
  for (let at = 0; at < events; at += 50) {
    await store.append(`writer-${String((at / 50) % 7)}`, Array.from({ length: 50 }, event));
  }
  await store.close();
}
