import type { ReadModel } from '#read-models';
import { closeDatabase, type Database, openDatabase, type Statement } from '#sqlite';
import { guarded } from './guarded.js';
import { transaction } from './transaction.js';

/** A generation and the file that holds it at this moment. */
export interface Location {
  readonly generation: number;
  readonly live: boolean;
  /** Name of the file in the folder. A name is not used again, so whoever knows an old one sees that it is old. */
  readonly file: string;
}

export interface Entry extends Location {
  readonly about: unknown;
}

const SCHEMA = `
  CREATE TABLE models (
    model TEXT PRIMARY KEY,
    live INTEGER NOT NULL,
    generations INTEGER NOT NULL,
    files INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE generations (
    model TEXT NOT NULL,
    generation INTEGER NOT NULL,
    file TEXT NOT NULL UNIQUE,
    about TEXT,
    PRIMARY KEY (model, generation)
  ) STRICT
`;

const SELECT = `SELECT g.generation, g.generation = m.live, g.file, g.about
  FROM generations g JOIN models m USING (model)`;

type Row = [generation: number, live: number, file: string, about: string | null];

/**
 * Which generations there are, which is live, and which file holds each. It alone decides: a change of it is one
 * transaction, on the disk before anybody acts on it, and every process sees it at its next operation.
 */
export class Catalog {
  private readonly database: Database;
  private readonly statements = new Map<string, Statement>();
  private readonly known = new Map<string, Location>();
  private version = -1;

  /** @throws DatabaseUnusable naming the path and what to do */
  constructor(private readonly path: string) {
    this.database = openDatabase(path, { synchronous: 'full', migrations: [SCHEMA] });
  }

  /** Whether another connection has changed it since the last call: what was remembered is then forgotten. */
  changed(): boolean {
    const [now] = this.one('PRAGMA data_version') as [number];
    if (now === this.version) return false;
    this.version = now;
    this.known.clear();
    return true;
  }

  /** Where the generation is that the model means; undefined where there is none. Call `changed` before. */
  locate({ name, version, generation }: ReadModel): Location | undefined {
    const key = `${name}@${String(version)} ${String(generation)}`;
    const location = this.known.get(key) ?? this.look(nameOf({ name, version }), generation);
    if (location) this.known.set(key, location);
    return location;
  }

  entries(model: ReadModel): readonly Entry[] {
    const rows = this.all(`${SELECT} WHERE g.model = ? ORDER BY g.generation`, nameOf(model)) as Row[];
    return rows.map(entry);
  }

  /** Every model there is, as far as the catalog knows it. */
  models(): readonly ReadModel[] {
    return (this.all('SELECT model FROM models') as [string][]).map(([model]) => {
      const at = model.lastIndexOf('@');
      return { name: model.slice(0, at), version: Number(model.slice(at + 1)), indexes: [] };
    });
  }

  files(): ReadonlySet<string> {
    return new Set((this.all('SELECT file FROM generations') as [string][]).map(([file]) => file));
  }

  /** One at a time over all processes. */
  transaction<T>(work: () => T): T {
    return guarded(this.path, () => {
      try {
        return transaction(this.database, () => {
          this.known.clear();
          return work();
        });
      } finally {
        this.known.clear();
      }
    });
  }

  /** In a transaction. @returns the new generation's number and the name that its file is to have */
  add(model: ReadModel, about: unknown): Location {
    const name = nameOf(model);
    this.run('INSERT INTO models VALUES (?, 1, 0, 0) ON CONFLICT (model) DO NOTHING', name);
    const next =
      'UPDATE models SET generations = generations + 1 WHERE model = ? RETURNING generations, live';
    const [generation, live] = this.one(next, name) as [number, number];
    const file = this.nextFile(name, generation);
    const text = about === undefined ? null : JSON.stringify(about);
    this.run('INSERT INTO generations VALUES (?, ?, ?, ?)', name, generation, file, text);
    return { generation, live: generation === live, file };
  }

  /** In a transaction. @returns the name of the file that holds the generation from now on */
  moveToNewFile(model: ReadModel, generation: number): string {
    const file = this.nextFile(nameOf(model), generation);
    const move = 'UPDATE generations SET file = ? WHERE model = ? AND generation = ?';
    this.run(move, file, nameOf(model), generation);
    return file;
  }

  /** In a transaction. */
  setLive(model: ReadModel, generation: number): void {
    this.run('UPDATE models SET live = ? WHERE model = ?', generation, nameOf(model));
  }

  /** In a transaction. */
  remove(model: ReadModel, generation: number): void {
    this.run('DELETE FROM generations WHERE model = ? AND generation = ?', nameOf(model), generation);
  }

  /** Overwrites what was deleted, for example what was once written about a generation. */
  scrub(): void {
    guarded(this.path, () => {
      this.database.exec('VACUUM');
      this.database.pragma('wal_checkpoint(TRUNCATE)');
    });
  }

  close(): void {
    if (this.database.open) closeDatabase(this.database);
  }

  private look(name: string, generation: number | undefined): Location | undefined {
    const which = generation === undefined ? 'g.generation = m.live' : 'g.generation = ?';
    const values = generation === undefined ? [name] : [name, generation];
    const row = this.one(`${SELECT} WHERE g.model = ? AND ${which}`, ...values) as Row | undefined;
    return row && entry(row);
  }

  private nextFile(name: string, generation: number): string {
    const [number] = this.one(
      'UPDATE models SET files = files + 1 WHERE model = ? RETURNING files',
      name,
    ) as [number];
    return `${fileSafe(name)}.generation-${String(generation)}.${String(number)}.sqlite`;
  }

  private one(sql: string, ...values: (string | number)[]): unknown {
    return guarded(this.path, () => this.prepared(sql).get(values));
  }

  private all(sql: string, ...values: (string | number)[]): unknown {
    return guarded(this.path, () => this.prepared(sql).all(values) as unknown);
  }

  private run(sql: string, ...values: (string | number | null)[]): void {
    guarded(this.path, () => this.prepared(sql).run(values));
  }

  private prepared(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    if (statement.reader) statement.raw();
    this.statements.set(sql, statement);
    return statement;
  }
}

export function nameOf({ name, version }: Pick<ReadModel, 'name' | 'version'>): string {
  return `${name}@${String(version)}`;
}

function entry([generation, live, file, about]: Row): Entry {
  return {
    generation,
    live: live === 1,
    file,
    about: about === null ? undefined : (JSON.parse(about) as unknown),
  };
}

function fileSafe(name: string): string {
  return name.replaceAll(/[^\w@-]/gu, (character) => encodeURIComponent(character));
}
