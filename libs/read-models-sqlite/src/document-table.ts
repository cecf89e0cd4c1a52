import { assertIndexed, type Change, type Query, type ReadModel, type Stored } from '#read-models';
import type { Database, Statement } from '#sqlite';

type Value = string | number | boolean;

/** Documents one statement writes at once. */
const ROWS = 10;

/** The table of one version of one read model, and its statements. */
export class DocumentTable {
  private readonly statements = new Map<string, Statement>();
  private readonly name: string;

  /** Makes table and indexes where they are missing. */
  constructor(
    private readonly database: Database,
    private readonly model: ReadModel,
  ) {
    const { name, version, indexes } = model;
    this.name = quoted(`${name}@${String(version)}`);
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${this.name} (key TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT`,
    );
    for (const field of indexes) {
      const index = quoted(`${name}@${String(version)} by ${field}`);
      database.exec(`CREATE INDEX IF NOT EXISTS ${index} ON ${this.name} (${valueOf(field)}, key)`);
    }
  }

  get(key: string): string | undefined {
    const row = this.prepared(`SELECT document FROM ${this.name} WHERE key = ?`).get([key]);
    return (row as [string] | undefined)?.[0];
  }

  getMany(keys: readonly string[]): readonly (readonly [key: string, document: string])[] {
    const sql = `SELECT key, document FROM ${this.name} WHERE key IN (SELECT value FROM json_each(?))`;
    return this.prepared(sql).all([JSON.stringify(keys)]) as [string, string][];
  }

  find<Document>(query: Query): readonly Stored<Document>[] {
    assertIndexed(this.model, query);
    const { orderBy, direction = 'ascending', limit = 100, offset = 0 } = query;
    const [condition, values] = conditionOf(query.where);
    const order = direction === 'ascending' ? 'ASC' : 'DESC';
    const by = orderBy === undefined ? '' : `${valueOf(orderBy)} ${order}, `;
    const sql = `SELECT key, document FROM ${this.name} ${condition} ORDER BY ${by}key ${order} LIMIT ? OFFSET ?`;
    const rows = this.prepared(sql).all([...values, limit, offset]) as [string, string][];
    return rows.map(([key, document]) => ({ key, document: JSON.parse(document) as Document }));
  }

  count(where?: Query['where']): number {
    assertIndexed(this.model, where ? { where } : {});
    const [condition, values] = conditionOf(where);
    const row = this.prepared(`SELECT count(*) FROM ${this.name} ${condition}`).get(values);
    return (row as [number])[0];
  }

  /** To be called inside a transaction. */
  write(changes: readonly Change<unknown>[]): void {
    // The last change of a key counts, in whichever order puts and deletes are then carried out.
    const last = new Map(changes.map((change) => [change.key, change]));
    const puts = [...last.values()].flatMap((change) =>
      change.kind === 'put' ? [change.key, JSON.stringify(change.document)] : [],
    );
    const whole = puts.length - (puts.length % (2 * ROWS));
    for (let i = 0; i < whole; i += 2 * ROWS) this.upsert(ROWS).run(puts.slice(i, i + 2 * ROWS));
    for (let i = whole; i < puts.length; i += 2) this.upsert(1).run(puts.slice(i, i + 2));
    for (const { kind, key } of last.values()) {
      if (kind === 'delete') this.prepared(`DELETE FROM ${this.name} WHERE key = ?`).run([key]);
    }
  }

  /** To be called inside a transaction. */
  empty(): void {
    this.prepared(`DELETE FROM ${this.name}`).run();
  }

  private upsert(rows: number): Statement {
    const values = Array<string>(rows).fill('(?, ?)').join(', ');
    return this.prepared(
      `INSERT INTO ${this.name} (key, document) VALUES ${values}
       ON CONFLICT (key) DO UPDATE SET document = excluded.document`,
    );
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

function conditionOf(where: Query['where'] = {}): [condition: string, values: (string | number)[]] {
  const fields = Object.entries(where);
  if (fields.length === 0) return ['', []];
  const condition = fields.map(([field]) => `${valueOf(field)} = ?`).join(' AND ');
  return [`WHERE ${condition}`, fields.map(([, value]) => bindable(value))];
}

/** JSON's true and false are 1 and 0 in SQLite. */
function bindable(value: Value): string | number {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** The expression that the indexes are made of; a query must use the same to be served by them. */
function valueOf(field: string): string {
  return `json_extract(document, '$.${JSON.stringify(field).replaceAll("'", "''")}')`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
