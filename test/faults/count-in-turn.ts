import { SqliteEventStore } from '#event-store-sqlite';
import { RevisionConflict } from '#event-store';
import { UuidV7Ids } from '#kernel';

/** Counts on from the last number of one stream, together with whoever else does, and prints each number it wrote. */
const [path = '', enough = '0'] = process.argv.slice(2);
const store = new SqliteEventStore(path);
const ids = new UuidV7Ids();
const actor = { kind: 'system', id: String(process.pid) } as const;
const metadata = { correlationId: 'test', actor, occurredAt: '2026-01-01T00:00:00.000Z' };

for (;;) {
  const [last] = await store.readStream('counter', { direction: 'backwards', limit: 1 });
  const number = last ? (last.data as { number: number }).number + 1 : 0;
  if (number >= Number(enough)) break;
  const event = { id: ids.next(), type: 'Counted', schemaVersion: 1, data: { number }, metadata };
  try {
    await store.append('counter', [event], last?.revision ?? 'none');
    process.stdout.write(`${String(number)}\n`);
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
  }
}
await store.close();
