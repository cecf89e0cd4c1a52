import type { ReadModel } from '#read-models';
import { type Connections, type Session, statement, textArray } from '#postgres';
import { entries } from './catalog.js';
import { fieldOf } from './document-query.js';
import { indexOf, nameOf, tableOf, viewOf } from './names.js';

const sql = {
  /** Any two numbers; who changes which tables a model has takes them. */
  turn: statement('SELECT pg_advisory_xact_lock(7230118, hashtext($1))'),
  addModel: statement('INSERT INTO read_models VALUES ($1, 1, 1) ON CONFLICT DO NOTHING RETURNING model'),
  addFirst: statement('INSERT INTO read_model_generations VALUES ($1, 1, 0, NULL)'),
  collections: statement(
    'SELECT part, to_json(fields) FROM read_model_collections WHERE model = $1 ORDER BY part',
  ),
  note: statement(
    `INSERT INTO read_model_collections VALUES ($1, $2, $3)
     ON CONFLICT (model, part) DO UPDATE SET fields = excluded.fields`,
  ),
};

/** The documents of a model (part ''), or a companion part: every generation has a table for it. */
export interface Collection {
  readonly part: string;
  readonly fields: readonly string[];
}

export async function collectionsOf(session: Session, model: ReadModel): Promise<readonly Collection[]> {
  const rows = await session.rows(sql.collections, [nameOf(model)]);
  return rows.map(([part, fields]) => ({ part: part ?? '', fields: JSON.parse(fields ?? '[]') as string[] }));
}

/** Waits until nobody else changes which tables the model has; until the transaction ends. */
export async function takeTurn(session: Session, model: ReadModel): Promise<void> {
  await session.rows(sql.turn, [nameOf(model)]);
}

/** Makes the model known, with a table for the documents or the part that it means, and indexes on its fields. */
export async function makeReady(connections: Connections, model: ReadModel): Promise<void> {
  const name = nameOf(model);
  const part = model.part ?? '';
  const lacking = (found: readonly Collection[]): boolean => {
    const fields = found.find((collection) => collection.part === part)?.fields;
    return !fields || model.indexes.some((field) => !fields.includes(field));
  };
  if (!lacking(await collectionsOf(connections, model))) return;
  await connections.transaction(async (session) => {
    await takeTurn(session, model);
    if ((await session.rows(sql.addModel, [name])).length > 0) await session.rows(sql.addFirst, [name]);
    const found = await collectionsOf(session, model);
    if (!lacking(found)) return;
    const known = found.find((collection) => collection.part === part)?.fields ?? [];
    const fields = [...new Set([...known, ...model.indexes])];
    await session.rows(sql.note, [name, part, textArray(fields)]);
    for (const { generation, live } of await entries(session, model)) {
      await makeTable(session, name, generation, { part, fields });
      if (live) await show(session, name, generation, { part, fields });
    }
  });
}

export async function makeTable(
  session: Session,
  model: string,
  generation: number,
  { part, fields }: Collection,
): Promise<void> {
  const table = tableOf(model, generation, part);
  // Nothing that a document holds is to be kept in the planner's statistics too; every query has its index anyway.
  await session.script(`
    CREATE TABLE IF NOT EXISTS ${table} (key text COLLATE "C" PRIMARY KEY, document text NOT NULL, fields jsonb NOT NULL);
    ALTER TABLE ${table} ALTER key SET STATISTICS 0, ALTER document SET STATISTICS 0, ALTER fields SET STATISTICS 0`);
  for (const field of fields) {
    const index = indexOf(model, generation, part, field);
    await session.script(`
      CREATE INDEX IF NOT EXISTS ${index} ON ${table} ((${fieldOf(field)}) NULLS FIRST, key);
      ALTER INDEX ${index} ALTER COLUMN 1 SET STATISTICS 0`);
  }
}

/** Lets the live view show this generation. */
export async function show(
  session: Session,
  model: string,
  generation: number,
  { part }: Collection,
): Promise<void> {
  const table = tableOf(model, generation, part);
  await session.script(
    `CREATE OR REPLACE VIEW ${viewOf(model, part)} AS SELECT key, document, fields FROM ${table}`,
  );
}
