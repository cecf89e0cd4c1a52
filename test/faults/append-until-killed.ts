import { randomUUID } from 'node:crypto';
import { SqliteEventStore } from '#event-store-sqlite';

/** Appends from several writers without end, and prints the id of every event after it was acknowledged. */
const store = new SqliteEventStore(process.argv[2] ?? '');
const actor = { kind: 'system', id: 'test' } as const;
const metadata = { correlationId: 'test', actor, occurredAt: '2026-01-01T00:00:00.000Z' };

async function write(writer: number): Promise<void> {
  for (;;) {
    const ids = [randomUUID(), randomUUID()];
    const events = ids.map((id) => ({ id, type: 'Tested', schemaVersion: 1, data: { writer }, metadata }));
    await store.append(`writer-${String(writer)}`, events);
    process.stdout.write(`${ids.join(' ')}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
