import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { readStoresConfig } from '../../../../src/config/config.js';
import { openDataFolder } from '../../../../src/start/data-folder.js';
import { openEventLog } from '../../../../src/stores/open-event-log.js';
import { UsageError } from '../usage-error.js';
import { foreseen } from './foreseen.js';

export interface OpenedLog extends AsyncDisposable {
  /** As it is kept: personal fields sealed. */
  readonly log: EventStore;
}

/**
 * The log of an installation, without its keys.
 *
 * @param whereNone `make` begins a new one, `refuse` says that there is none
 * @throws UsageError where it cannot be used
 */
export async function openLog(varFolder: string, whereNone: 'make' | 'refuse'): Promise<OpenedLog> {
  return foreseen(async () => {
    const config = readStoresConfig({ ...process.env, PRESAGE_VAR: varFolder });
    const isFile = config.eventStore === 'sqlite';
    if (isFile && whereNone === 'refuse' && !existsSync(join(varFolder, 'events.sqlite'))) {
      throw new UsageError(`There is no log in ${varFolder}: name the data folder, for example --var var.`);
    }
    await openDataFolder(varFolder);
    const log = await openEventLog(config);
    return { log, [Symbol.asyncDispose]: () => log.close() };
  });
}
