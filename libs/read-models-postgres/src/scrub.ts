import { type Connections, statement } from '#postgres';
import { literal, tableOf } from './names.js';

const TABLES = statement(
  'SELECT c.model, g.generation, c.part FROM read_model_collections c JOIN read_model_generations g USING (model)',
);
const MAY_CHECKPOINT = statement(
  `SELECT bool_or(pg_has_role(oid, 'MEMBER')) FROM pg_roles WHERE rolname = 'pg_checkpoint' OR (rolsuper AND rolname = current_user)`,
);
const DAMAGED = statement('SELECT table_name FROM read_model_damage');

/**
 * Writes every table of documents anew, without what was deleted or replaced, and deletes what `heal` has set aside.
 * Each is locked as long as it is written.
 *
 * What PostgreSQL does not offer: its write-ahead log, archives of it, standbys and base backups keep what was once
 * written until the server, or its operator, overwrites or deletes them.
 */
export async function scrub(connections: Connections): Promise<void> {
  for (const [table] of await connections.rows(DAMAGED)) {
    await connections.script(
      `DROP TABLE ${String(table)}; DELETE FROM read_model_damage WHERE table_name = ${literal(String(table))}`,
    );
  }
  const tables = (await connections.rows(TABLES)).map(([model, generation, part]) =>
    tableOf(model ?? '', Number(generation), part ?? ''),
  );
  for (const table of [...tables, 'read_model_generations']) await connections.script(`VACUUM FULL ${table}`);
  await forgetFiles(connections);
}

/** The files of the former tables are deleted at the next checkpoint; not everybody may ask for one. */
async function forgetFiles(connections: Connections): Promise<void> {
  const [may] = await connections.rows(MAY_CHECKPOINT);
  if (may?.[0] === 't') await connections.script('CHECKPOINT');
}
