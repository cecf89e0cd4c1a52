import {
  type Change,
  CheckpointMoved,
  type Query,
  type ReadModel,
  ReadModels,
  type Stored,
} from '#read-models';
import { closeDatabase, type Database, DatabaseUnusable, openDatabase, type Statement } from '#sqlite';
import { DocumentTable } from './document-table.js';

const SCHEMA = 'CREATE TABLE checkpoints (model TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT';

/**
 * Documents as JSON in one SQLite file, a table for each version of each model.
 *
 * Commits do not wait for the disk (`synchronous = normal`): after a power failure the newest of them may be
 * undone, documents and checkpoint together, and the projection simply reads those events again.
 */
export class SqliteReadModels extends ReadModels {
  private readonly database: Database;
  private readonly tables = new Map<string, DocumentTable>();
  private readonly checkpointOf: Statement;
  private readonly setCheckpoint: Statement;
  private readonly dropCheckpoint: Statement;

  /** @throws DatabaseUnusable naming the path and what to do */
  constructor(readonly path: string) {
    super();
    this.database = openDatabase(path, { synchronous: 'normal', migrations: [SCHEMA] });
    this.checkpointOf = this.database.prepare('SELECT position FROM checkpoints WHERE model = ?').raw();
    this.setCheckpoint = this.database.prepare(
      'INSERT INTO checkpoints VALUES (?, ?) ON CONFLICT (model) DO UPDATE SET position = excluded.position',
    );
    this.dropCheckpoint = this.database.prepare('DELETE FROM checkpoints WHERE model = ?');
  }

  override async define(model: ReadModel): Promise<void> {
    this.guarded(() => this.table(model));
  }

  override async get<Document>(model: ReadModel, key: string): Promise<Document | undefined> {
    const text = this.guarded(() => this.table(model).get(key));
    return text === undefined ? undefined : (JSON.parse(text) as Document);
  }

  override async getMany<Document>(
    model: ReadModel,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Document>> {
    const rows = this.guarded(() => this.table(model).getMany(keys));
    return new Map(rows.map(([key, text]) => [key, JSON.parse(text) as Document]));
  }

  override async find<Document>(model: ReadModel, query: Query = {}): Promise<readonly Stored<Document>[]> {
    return this.guarded(() => this.table(model).find<Document>(query));
  }

  override async count(model: ReadModel, where?: Query['where']): Promise<number> {
    return this.guarded(() => this.table(model).count(where));
  }

  override async checkpoint(model: ReadModel): Promise<bigint> {
    return this.guarded(() => this.positionOf(model));
  }

  override async commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    expected?: bigint,
  ): Promise<void> {
    this.transaction(model, (table) => {
      const actual = expected === undefined ? undefined : this.positionOf(model);
      if (actual !== expected) throw new CheckpointMoved(nameOf(model), expected ?? 0n, actual ?? 0n);
      table.write(changes);
      this.setCheckpoint.run([nameOf(model), Number(checkpoint)]);
    });
  }

  override async clear(model: ReadModel): Promise<void> {
    this.transaction(model, (table) => {
      table.empty();
      this.dropCheckpoint.run([nameOf(model)]);
    });
  }

  override async close(): Promise<void> {
    if (this.database.open) closeDatabase(this.database);
  }

  private positionOf(model: ReadModel): bigint {
    const row = this.checkpointOf.get([nameOf(model)]) as [number] | undefined;
    return BigInt(row?.[0] ?? 0);
  }

  private table(model: ReadModel): DocumentTable {
    const name = nameOf(model);
    const table = this.tables.get(name) ?? new DocumentTable(this.database, model);
    this.tables.set(name, table);
    return table;
  }

  private transaction(model: ReadModel, work: (table: DocumentTable) => void): void {
    this.guarded(() => {
      const table = this.table(model);
      this.database.exec('BEGIN IMMEDIATE');
      try {
        work(table);
        this.database.exec('COMMIT');
      } catch (error) {
        // On a full disk SQLite has rolled back already.
        if (this.database.inTransaction) this.database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** Turns an error of SQLite into one that names the file and says what to do. */
  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw DatabaseUnusable.explains(error) ? DatabaseUnusable.from(this.path, error) : error;
    }
  }
}

const nameOf = (model: ReadModel): string => `${model.name}@${String(model.version)}`;
