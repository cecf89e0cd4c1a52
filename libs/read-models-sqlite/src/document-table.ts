import { type Change, type Query, type Stored } from '#read-models';
import { type Database, DatabaseUnusable, type Statement } from '#sqlite';
import { guarded } from './guarded.js';

type Value = string | number | boolean;

/** Documents one statement writes at once. */
const ROWS = 10;

const DOCUMENTS = 'documents';
const PART = 'part ';

/** The documents of one generation, or one of its companion parts, and the statements on them. */
export class DocumentTable {
  private readonly statements = new Map<string, Statement>();
  private readonly indexed = new Set<string>();
  private readonly name: string;

  /** Makes the table where it is missing. */
  constructor(
    private readonly database: Database,
    private readonly path: string,
    /** Absent: the documents themselves. */
    private readonly part: string | undefined,
  ) {
    this.name = tableOf(part);
    this.make(`TABLE IF NOT EXISTS ${this.name} (key TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT`);
  }

  /** Makes indexes where they are missing. Until somebody needs them, documents are written twice as fast. */
  index(fields: Iterable<string>): void {
    for (const field of fields) {
      if (this.indexed.has(field)) continue;
      const name = quoted(`${this.part === undefined ? DOCUMENTS : PART + this.part} by ${field}`);
      this.make(`INDEX IF NOT EXISTS ${name} ON ${this.name} (${valueOf(field)}, key)`);
      this.indexed.add(field);
    }
  }

  get(key: string): unknown {
    const row = this.all(`SELECT key, document FROM ${this.name} WHERE key = ?`, [key])[0];
    return row && this.parse(row);
  }

  getMany(keys: readonly string[]): ReadonlyMap<string, unknown> {
    const sql = `SELECT key, document FROM ${this.name} WHERE key IN (SELECT value FROM json_each(?))`;
    return new Map(this.all(sql, [JSON.stringify(keys)]).map((row) => [row[0], this.parse(row)]));
  }

  find<Document>(query: Query): readonly Stored<Document>[] {
    const { where = {}, orderBy, direction = 'ascending', limit = 100, offset = 0 } = query;
    this.index([...Object.keys(where), ...(orderBy === undefined ? [] : [orderBy])]);
    const [condition, values] = conditionOf(query);
    const order = direction === 'ascending' ? 'ASC' : 'DESC';
    const by = orderBy === undefined ? '' : `${valueOf(orderBy)} ${order}, `;
    const sql = `SELECT key, document FROM ${this.name} ${condition} ORDER BY ${by}key ${order} LIMIT ? OFFSET ?`;
    const rows = this.all(sql, [...values, limit, offset]);
    return rows.map((row) => ({ key: row[0], document: this.parse(row) as Document }));
  }

  count(where: Query['where'] = {}): number {
    this.index(Object.keys(where));
    const [condition, values] = conditionOf({ where });
    const sql = `SELECT count(*) FROM ${this.name} ${condition}`;
    return guarded(this.path, () => (this.prepared(sql).get(values) as [number])[0]);
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

  private make(what: string): void {
    guarded(this.path, () => this.database.exec(`CREATE ${what}`));
  }

  private upsert(rows: number): Statement {
    const values = Array<string>(rows).fill('(?, ?)').join(', ');
    return this.prepared(
      `INSERT INTO ${this.name} (key, document) VALUES ${values}
       ON CONFLICT (key) DO UPDATE SET document = excluded.document`,
    );
  }

  private all(sql: string, values: readonly (string | number)[]): [key: string, document: string][] {
    return guarded(this.path, () => this.prepared(sql).all(values) as [string, string][]);
  }

  /** @throws DatabaseUnusable where the text is no document: it was not written like this */
  private parse([key, document]: readonly [string, string]): unknown {
    try {
      return JSON.parse(document) as unknown;
    } catch (error) {
      const reason = `the document ${key} is not what was written.`;
      throw new DatabaseUnusable(this.path, reason, 'SQLITE_CORRUPT', error);
    }
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

/** The table's name, quoted. */
export function tableOf(part: string | undefined): string {
  return quoted(part === undefined ? DOCUMENTS : PART + part);
}

/** The part that a table of this name holds; undefined for the documents themselves. */
export function partOf(table: string): string | undefined {
  return table === DOCUMENTS ? undefined : table.slice(PART.length);
}

function conditionOf({ where = {}, after }: Query): [condition: string, values: (string | number)[]] {
  const fields = Object.entries(where);
  const conditions = fields.map(([field]) => `${valueOf(field)} = ?`);
  const values = fields.map(([, value]) => bindable(value));
  if (after !== undefined) {
    conditions.push('key > ?');
    values.push(after);
  }
  return [conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values];
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
