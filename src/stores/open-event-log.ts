import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { KurrentEventStore } from '#event-store-kurrent';
import { PostgresEventStore } from '#event-store-postgres';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import type { StoresConfig } from '../config/config.js';

/** Where the log is: all that is needed to read it as it is kept, without the keys. */
export type LogPlace = Pick<StoresConfig, 'eventStore' | 'dataFolder'>;

/**
 * The log as it is kept, where `EVENT_STORE` says.
 *
 * @throws DatabaseUnusable, PostgresUnusable or KurrentUnusable saying what is wrong, and what to do
 */
export async function openEventLog({ eventStore, dataFolder }: LogPlace): Promise<EventStore> {
  const clock = new SystemClock();
  if (/^postgres(ql)?:/.test(eventStore)) return PostgresEventStore.open(eventStore, { clock });
  if (eventStore.startsWith('kurrentdb')) {
    return new KurrentEventStore(eventStore, { indexPath: join(dataFolder, 'kurrent-index.sqlite') });
  }
  return new SqliteEventStore(join(dataFolder, 'events.sqlite'), clock);
}
