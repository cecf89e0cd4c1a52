import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '#safekeeping';
import { readBackupsFolder } from '../../../../src/config/config.js';
import { UsageError } from '../usage-error.js';

/** Where the backups of an installation go. */
export const backupsOf = (varFolder: string): string =>
  readBackupsFolder({ ...process.env, PRESAGE_VAR: varFolder });

/**
 * A backup by its folder, or by its name in one of the folders where backups go.
 *
 * @throws UsageError where there is none
 */
export function findBackup(backup: string, varFolder: string): string {
  const places = [backup, ...backupFolders(varFolder).map((folder) => join(folder, backup))];
  const found = places.find((place) => existsSync(join(place, 'manifest.json')));
  if (found === undefined) throw new UsageError(`There is no backup ${places.join(', nor ')}.`);
  return found;
}

/** @throws UsageError where there is none */
export async function newestBackup(varFolder: string): Promise<string> {
  const folder = backupsOf(varFolder);
  const newest = (await listBackups(folder, new Date())).find(({ state }) => state === 'done');
  if (!newest) throw new UsageError(`There is no backup in ${folder}: take one with presage backup.`);
  return join(folder, newest.name);
}

/** Of the folder named, and of the one that this installation uses: a restore names another than it is taken from. */
const backupFolders = (varFolder: string): readonly string[] => [
  ...new Set([backupsOf(varFolder), readBackupsFolder(process.env)]),
];
