import { join } from 'node:path';
import type { ReadModels } from '#read-models';
import { SqliteReadModels } from '#read-models-sqlite';
import type { StoresConfig } from '../config/config.js';

/**
 * What projections keep, where `READ_MODELS` says.
 *
 * @throws DatabaseUnusable or PostgresUnusable saying what is wrong, and what to do
 */
export async function openReadModels({ readModels, dataFolder }: StoresConfig): Promise<ReadModels> {
  if (readModels !== 'sqlite') {
    // Loaded only where it is used, like the log's.
    const { PostgresReadModels } = await import('#read-models-postgres');
    return PostgresReadModels.open(readModels);
  }
  return new SqliteReadModels(join(dataFolder, 'read-models'));
}
