import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import type { StoresConfig } from '../config/config.js';

/** Where the log is: all that is needed to read it as it is kept, without the keys. */
export type LogPlace = Pick<StoresConfig, 'eventStore' | 'dataFolder'>;

/**
 * The log as it is kept, where `EVENT_STORE` says. What speaks to a server is loaded only where it is used: it takes
 * longer to load than to open a file, in every thread and for every command.
 *
 * @throws DatabaseUnusable, PostgresUnusable or KurrentUnusable saying what is wrong, and what to do
 */
export async function openEventLog({ eventStore, dataFolder }: LogPlace): Promise<EventStore> {
  const clock = new SystemClock();
  if (/^postgres(ql)?:/.test(eventStore)) {
    const { PostgresEventStore } = await import('#event-store-postgres');
    return PostgresEventStore.open(eventStore, { clock });
  }
  if (eventStore.startsWith('kurrentdb')) {
    const { KurrentEventStore } = await import('#event-store-kurrent');
    return new KurrentEventStore(eventStore, { indexPath: join(dataFolder, 'kurrent-index.sqlite') });
  }
  return new SqliteEventStore(join(dataFolder, 'events.sqlite'), clock);
}
