import { join } from 'node:path';
import type { ReadModels } from '#read-models';
import { PostgresReadModels } from '#read-models-postgres';
import { SqliteReadModels } from '#read-models-sqlite';
import type { StoresConfig } from '../config/config.js';

/**
 * What projections keep, where `READ_MODELS` says.
 *
 * @throws DatabaseUnusable or PostgresUnusable saying what is wrong, and what to do
 */
export async function openReadModels({ readModels, dataFolder }: StoresConfig): Promise<ReadModels> {
  if (readModels !== 'sqlite') return PostgresReadModels.open(readModels);
  return new SqliteReadModels(join(dataFolder, 'read-models'));
}
