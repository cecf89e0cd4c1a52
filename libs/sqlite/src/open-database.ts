import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { DatabaseUnusable } from './database-unusable.js';

export type Database = Libsql.Database;
export type Statement = Libsql.Statement;

export interface OpenOptions {
  /** `full`: a commit survives a power failure. `normal`: the newest commits may be undone by one, whole. */
  readonly synchronous: 'full' | 'normal';
  /**
   * What turns a new file into today's, step by step: the first makes the tables, each further one lifts files
   * that an older version of Presage wrote. The file notes how many it has had. Never change one that shipped.
   */
  readonly migrations: readonly Migration[];
}

/** SQL, or what SQL cannot say. It runs within a transaction. */
export type Migration = string | ((database: Database) => void);

/** How long a writer waits for another process to finish its transaction. */
const BUSY_MILLISECONDS = 5_000;

/**
 * Opens a SQLite file in WAL mode and makes its folder and tables where they are missing.
 *
 * @throws DatabaseUnusable naming the path and what to do
 */
export function openDatabase(path: string, options: OpenOptions): Database {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Without a timeout a second process that writes (an import beside the server) would fail at once.
    const database = new Libsql(path, { timeout: BUSY_MILLISECONDS });
    // Making an empty file need not wait for the disk where what is in it can be made again.
    if (options.synchronous === 'normal') database.pragma('synchronous = off');
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${options.synchronous}`);
    migrate(database, path, options);
    return database;
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw error;
    throw DatabaseUnusable.from(path, error);
  }
}

/**
 * Closes the file after moving everything into it, so that it can be copied alone. Where that cannot be (another
 * process reads, the disk is full, the folder may only be read) it stays in the `-wal` file and is found there.
 */
export function closeDatabase(database: Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!DatabaseUnusable.explains(error)) throw error;
  } finally {
    database.close();
  }
}

/**
 * Moves everything from the journal into the file and empties it, so that no page is left as it was before.
 *
 * @throws DatabaseUnusable where another process has read for longer than one waits; nothing is lost, try again
 */
export function emptyJournal(database: Database, path: string): void {
  const [{ busy }] = database.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
  if (busy !== 0) throw DatabaseUnusable.from(path, { code: 'SQLITE_BUSY' });
}

function migrate(database: Database, path: string, { migrations }: OpenOptions): void {
  const known = migrations.length;
  // Looked at first without the write lock: opening a file that is ready does not wait for whoever writes to it.
  if (versionOf(database) === known) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const found = versionOf(database);
    if (found > known) {
      const reason = `it was written by a newer version of Presage (format ${String(found)}, known ${String(known)}). Update, or point to another path.`;
      throw new DatabaseUnusable(path, reason, undefined, undefined);
    }
    for (const migration of migrations.slice(found)) {
      if (typeof migration === 'string') database.exec(migration);
      else migration(database);
    }
    if (found < known) database.exec(`PRAGMA user_version = ${String(known)}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    database.close();
    throw error;
  }
}

function versionOf(database: Database): number {
  const [version] = database.prepare('PRAGMA user_version').raw().get() as [number];
  return version;
}
