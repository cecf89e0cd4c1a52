import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import type { ReadModels } from '#read-models';
import { SqliteReadModels } from '#read-models-sqlite';
import { UsageError } from './usage-error.js';

export interface Stores extends AsyncDisposable {
  readonly store: EventStore;
  readonly readModels: ReadModels;
}

/**
 * The log and the read models of an installation, the files that the server uses.
 *
 * @throws UsageError where the folder cannot be used
 */
export function openStores(varFolder: string): Stores {
  try {
    mkdirSync(varFolder, { recursive: true });
    const store = new SqliteEventStore(join(varFolder, 'events.sqlite'), new SystemClock());
    const readModels = new SqliteReadModels(join(varFolder, 'read-models'));
    return {
      store,
      readModels,
      [Symbol.asyncDispose]: async () => {
        await store.close();
        await readModels.close();
      },
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
