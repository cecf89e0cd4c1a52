import { closeSync, fsyncSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { closeDatabase, type Database, DatabaseUnusable, openDatabase, type Statement } from '#sqlite';
import { DocumentTable, partOf, tableOf } from './document-table.js';
import { guarded } from './guarded.js';
import { transaction } from './transaction.js';

const SCHEMA = `
  CREATE TABLE checkpoint (position INTEGER NOT NULL) STRICT;
  INSERT INTO checkpoint VALUES (0)
`;

/** What is wrong with a file that cannot be trusted any more, as against one that cannot be reached just now. */
const DAMAGED: readonly (string | undefined)[] = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'];

/**
 * One generation of one model: its documents, its companion parts and its checkpoint, in a file of its own.
 *
 * Commits do not wait for the disk (`synchronous = normal`): after a power failure the newest of them may be
 * undone, documents and checkpoint together, and the projection simply reads those events again.
 */
export class GenerationFile {
  private readonly database: Database;
  private readonly tables = new Map<string | undefined, DocumentTable>();
  private readonly getPosition: Statement;
  private readonly setPosition: Statement;

  /** @throws DatabaseUnusable naming the path and what to do */
  constructor(readonly path: string) {
    this.database = openDatabase(path, { synchronous: 'normal', migrations: [SCHEMA] });
    this.getPosition = this.prepare('SELECT position FROM checkpoint').raw();
    this.setPosition = this.prepare('UPDATE checkpoint SET position = ?');
  }

  get position(): bigint {
    const [position] = guarded(this.path, () => this.getPosition.get([])) as [number];
    return BigInt(position);
  }

  set position(position: bigint) {
    guarded(this.path, () => this.setPosition.run([Number(position)]));
  }

  /** A companion part, or the documents themselves. */
  table(part?: string): DocumentTable {
    const table = this.tables.get(part) ?? new DocumentTable(this.database, this.path, part);
    this.tables.set(part, table);
    return table;
  }

  /** Holds the file's write lock while `work` runs: whoever else would write waits. */
  transaction<T>(work: () => T): T {
    try {
      return guarded(this.path, () => transaction(this.database, work));
    } catch (error) {
      // A table that was made in the transaction is gone again.
      this.tables.clear();
      throw error;
    }
  }

  /** Writes everything, as of one moment and without what was deleted, into a new file. */
  copyTo(path: string): void {
    guarded(this.path, () => this.prepare('VACUUM INTO ?').run([path]));
    // SQLite leaves it to the system when the copy reaches the disk; whoever refers to it must not be first.
    const file = openSync(path, 'r+');
    fsyncSync(file);
    closeSync(file);
  }

  /** Takes over every document and companion of another file; of those that both hold, the other's. */
  absorb(path: string, position: bigint): void {
    // As an address, because a plain path would make the file where it is missing.
    this.prepare('ATTACH ? AS other').run([`${pathToFileURL(path).href}?mode=rw`]);
    try {
      this.transaction(() => {
        for (const name of this.tableNames('other')) this.take(partOf(name));
        this.position = position;
      });
    } finally {
      this.database.exec('DETACH other');
    }
  }

  /** @returns what is wrong with the content, or undefined where everything can be read */
  damage(): string | undefined {
    try {
      const rows = this.prepare('PRAGMA quick_check(1)').raw().all([]) as [string][];
      const [found] = rows[0] ?? [];
      if (found !== 'ok') return found ?? 'it cannot be checked';
      return this.unreadable();
    } catch (error) {
      return damageOf(error);
    }
  }

  /** Leaves the file such that it can be copied alone. */
  close(): void {
    this.tables.clear();
    if (this.database.open) closeDatabase(this.database);
  }

  /** For a file that was dropped or is damaged: nothing needs to be brought into it. */
  abandon(): void {
    this.tables.clear();
    if (this.database.open) this.database.close();
  }

  private take(part: string | undefined): void {
    this.table(part);
    const table = tableOf(part);
    this.database.exec(`INSERT OR REPLACE INTO main.${table} SELECT key, document FROM other.${table}`);
  }

  private unreadable(): string | undefined {
    for (const name of this.tableNames('main')) {
      const sql = `SELECT key FROM ${tableOf(partOf(name))} WHERE NOT json_valid(document) LIMIT 1`;
      const row = this.prepare(sql).raw().get([]) as [string] | undefined;
      if (row) return `the document ${row[0]} is not what was written`;
    }
    return undefined;
  }

  private tableNames(database: 'main' | 'other'): readonly string[] {
    const sql = `SELECT name FROM ${database}.sqlite_schema WHERE type = 'table' AND name <> 'checkpoint'`;
    return (this.prepare(sql).raw().all([]) as [string][]).map(([name]) => name);
  }

  private prepare(sql: string): Statement {
    return guarded(this.path, () => this.database.prepare(sql));
  }
}

/** @returns what is wrong, where the error means that the file's content is damaged; any other error is thrown on */
export function damageOf(error: unknown): string {
  const known = error instanceof DatabaseUnusable || !DatabaseUnusable.explains(error);
  const unusable = known ? error : DatabaseUnusable.from('', error);
  if (unusable instanceof DatabaseUnusable && DAMAGED.includes(unusable.code)) return unusable.message;
  throw error;
}
