import { type RejectedInput, RejectedInputs, type RejectedPage } from '#event-store';
import { closeDatabase, type Database, emptyJournal, openDatabase, type Statement } from '#sqlite';

const SCHEMA = `
  CREATE TABLE rejected (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    input TEXT NOT NULL
  ) STRICT
`;

/** Rejected inputs in one SQLite file of their own. */
export class SqliteRejectedInputs extends RejectedInputs {
  private readonly database: Database;
  private readonly insert: Statement;
  private readonly page: Statement;
  private readonly one: Statement;
  private readonly size: Statement;
  private readonly drop: Statement;

  /** @throws DatabaseUnusable naming the path and what to do */
  constructor(private readonly path: string) {
    super();
    this.database = openDatabase(path, { synchronous: 'full', migrations: [SCHEMA] });
    this.insert = this.database.prepare(
      'INSERT INTO rejected (id, input) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
    );
    this.page = this.database
      .prepare(
        `SELECT input FROM rejected WHERE ?1 IS NULL OR sequence < (SELECT sequence FROM rejected WHERE id = ?1)
         ORDER BY sequence DESC LIMIT ?2`,
      )
      .raw();
    this.one = this.database.prepare('SELECT input FROM rejected WHERE id = ?').raw();
    this.size = this.database.prepare('SELECT count(*) FROM rejected').raw();
    this.drop = this.database.prepare('DELETE FROM rejected WHERE id = ?');
  }

  override async keep(input: RejectedInput): Promise<void> {
    // As JSON, because what is rejected may hold what a database text cannot: NUL characters, lone surrogates.
    this.insert.run([input.id, JSON.stringify(input)]);
  }

  override async list({ limit = 100, before }: RejectedPage = {}): Promise<readonly RejectedInput[]> {
    return (this.page.all([before ?? null, limit]) as [string][]).map(parse);
  }

  override async get(id: string): Promise<RejectedInput | undefined> {
    const row = this.one.get(id) as [string] | undefined;
    return row && parse(row);
  }

  override async count(): Promise<number> {
    return (this.size.get() as [number])[0];
  }

  override async remove(ids: readonly string[]): Promise<number> {
    const removed = [...new Set(ids)].reduce((sum, id) => sum + this.drop.run([id]).changes, 0);
    if (removed > 0) {
      // Deleting leaves pieces behind where rows were moved between pages: the file is written anew, without them.
      this.database.exec('VACUUM');
      emptyJournal(this.database, this.path);
    }
    return removed;
  }

  async close(): Promise<void> {
    closeDatabase(this.database);
  }
}

function parse([input]: [string]): RejectedInput {
  return JSON.parse(input) as RejectedInput;
}
