import { copyFile, constants, mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { EventStore } from '#event-store';
import type { Verification } from '#protocol';
import { LOG, readManifest } from './backup-folder.js';
import { importLog, type ImportedLog, LogNotEmpty } from './import-log.js';
import { logOf, type OnEvents, verifyBackup, verifyLog } from './verify-backup.js';

/** The backup, or what was restored from it, is not what was taken. */
export class BackupDamaged extends Error {
  override readonly name = 'BackupDamaged';
  constructor(
    readonly verification: Verification,
    what: string,
  ) {
    super([what, ...verification.problems].join('\n'));
  }
}

export interface Restored extends ImportedLog {
  /** Files that were restored beside the log; those that were there already were left as they are. */
  readonly files: readonly string[];
}

export interface RestoreOptions {
  /** The backup. */
  readonly folder: string;
  readonly log: EventStore;
  /** Where the files go that lie beside the log. */
  readonly dataFolder: string;
  /** Which of three steps is under way, and how far. */
  readonly onProgress?: (step: 'check' | 'restore' | 'prove', events: number, total: number) => void;
}

/**
 * Verifies a backup, takes it over into an empty log, and verifies the log that has become of it. Interrupted, it
 * is simply repeated. Read models are not part of a backup: they are built anew from the log.
 *
 * @throws BackupDamaged before anything is written, where the backup is not what it was
 * @throws LogNotEmpty where the log holds something else
 */
export async function restoreBackup({
  folder,
  log,
  dataFolder,
  onProgress,
}: RestoreOptions): Promise<Restored> {
  const step = (name: Parameters<NonNullable<typeof onProgress>>[0]): OnEvents => {
    return (events, total) => onProgress?.(name, events, total);
  };
  const manifest = await readManifest(folder);
  const found = await log.count();
  // A restore that was interrupted has left fewer: more is a log that has gone on.
  if (found > manifest.events) throw new LogNotEmpty(found);
  const before = await verifyBackup(folder, step('check'));
  if (!before.ok) throw new BackupDamaged(before, `The backup ${folder} is damaged; nothing was restored.`);
  const imported = await importLog(log, logOf(folder), {
    onProgress: (events) => step('restore')(events, manifest.events),
  });
  const after = await verifyLog(log, manifest, step('prove'));
  if (!after.ok) throw new BackupDamaged(after, 'What was restored is not what the backup holds.');
  const names = manifest.files.map(({ name }) => name).filter((name) => name !== LOG && staysWithin(name));
  const files: string[] = [];
  for (const name of names) if (await copied(join(folder, name), join(dataFolder, name))) files.push(name);
  return { ...imported, files };
}

/** A manifest that somebody has written to reaches no file elsewhere. */
const staysWithin = (name: string): boolean =>
  !isAbsolute(name) && name.split(/[\\/]/).every((part) => part !== '' && part !== '..' && part !== '.');

/** @returns false where there is such a file already */
async function copied(from: string, to: string): Promise<boolean> {
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await copyFile(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'EEXIST') return false;
    throw error;
  }
}
