import { join } from 'node:path';
import { type Attachments, FileAttachments } from '#attachments';
import type { EventStore, RejectedInputs } from '#event-store';
import { SqliteRejectedInputs } from '#event-store-sqlite';
import { masterKeyIn, openMasterKeyFile, SqliteShopperKeys } from '#keys-sqlite';
import { SealingEventStore, type ShopperKeys } from '#privacy';
import type { ReadModels } from '#read-models';
import type { StoresConfig } from '../config/config.js';
import { openDataFolder } from '../start/data-folder.js';
import { openEventLog } from './open-event-log.js';
import { openReadModels } from './open-read-models.js';

export interface Stores {
  /** The log as it is kept, personal fields sealed: for exports, backups and checksums. */
  readonly log: EventStore;
  /** The log as it is read and written: personal fields opened, old schema versions lifted. */
  readonly store: EventStore;
  readonly keys: ShopperKeys;
  readonly readModels: ReadModels;
  /** Whether a database server keeps the read models, whose own files nobody can look through from here. */
  readonly documentsOnServer: boolean;
  readonly rejected: RejectedInputs;
  /** Files that are sent along with messages. */
  readonly attachments: Attachments;
  close(): Promise<void>;
}

/**
 * Opens what an installation keeps, the same for the server, its threads and the command line.
 *
 * @throws one sentence for the operator where a file or a server cannot be used
 */
export async function openStores(config: StoresConfig): Promise<Stores> {
  await openDataFolder(config.dataFolder);
  const keys = await openKeys(config);
  const log = await openEventLog(config);
  const rejected = new SqliteRejectedInputs(join(config.dataFolder, 'rejected.sqlite'));
  const readModels = await openReadModels(config);
  return {
    log,
    store: new SealingEventStore(log, keys),
    keys,
    readModels,
    documentsOnServer: config.readModels !== 'sqlite',
    rejected,
    attachments: new FileAttachments(join(config.dataFolder, 'attachments'), keys),
    close: async () => {
      await readModels.close();
      await rejected.close();
      await log.close();
      await keys.close();
    },
  };
}

/** Keys are opened before the log: under a wrong master key nothing is read and nothing written. */
async function openKeys({ dataFolder, masterKey }: StoresConfig): Promise<ShopperKeys> {
  const given = masterKey === undefined ? undefined : masterKeyIn(masterKey);
  const master = given ?? (await openMasterKeyFile(join(dataFolder, 'master.key')));
  return new SqliteShopperKeys(join(dataFolder, 'keys.sqlite'), master);
}
