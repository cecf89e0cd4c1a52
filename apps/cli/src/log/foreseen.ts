import { EventIdTaken, RevisionConflict } from '#event-store';
import { NobodyToSealFor } from '#privacy';
import { BackupDamaged, FileIncomplete, LogNotEmpty, NoBackup, UnreadableLine } from '#safekeeping';
import { DatabaseUnusable } from '#sqlite';
import { ConfigError } from '../../../../src/config/config.js';
import { DataFolderUnusable } from '../../../../src/start/data-folder.js';
import { UsageError } from '../usage-error.js';

/** Their messages are written for whoever runs the command. */
const readable = [
  BackupDamaged,
  ConfigError,
  DatabaseUnusable,
  DataFolderUnusable,
  FileIncomplete,
  LogNotEmpty,
  NoBackup,
  NobodyToSealFor,
  UnreadableLine,
];

/** @throws UsageError in the place of what may well happen: a file that is not there, damaged, or of another log */
export async function foreseen<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RevisionConflict || error instanceof EventIdTaken) {
      throw new UsageError(
        `${error.message}\nThe file does not hold whole streams of one log: export without --type, or by --prefix only.`,
      );
    }
    if (isForeseen(error)) throw new UsageError(error.message);
    throw error;
  }
}

/** Of the disk (`ENOENT`, `EACCES`, `ENOSPC`) or of the packing (`Z_DATA_ERROR`). */
const isSystemError = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'errno' in error && typeof error.errno === 'number';

const isForeseen = (error: unknown): error is Error =>
  readable.some((kind) => error instanceof kind) || isSystemError(error);
