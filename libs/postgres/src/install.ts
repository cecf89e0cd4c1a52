import { type Connections, type Session, statement } from './connections.js';
import { PostgresUnusable } from './postgres-unusable.js';

/** Tables and functions that belong together. */
export interface Installation {
  readonly name: string;
  readonly version: number;
  /** Makes them where there are none. */
  readonly sql: string;
}

/** Any number; everybody who installs takes the same. */
const INSTALLING = 7_230_117;
const sql = {
  encoding: statement(`SELECT current_setting('server_encoding')`),
  turn: statement(`SELECT pg_advisory_xact_lock(${String(INSTALLING)})`),
  formats: statement(`SELECT to_regclass('presage_formats')`),
  found: statement('SELECT version FROM presage_formats WHERE name = $1'),
  note: statement('INSERT INTO presage_formats VALUES ($1, $2)'),
};

/**
 * Makes what is missing, in the first schema of the connection's search_path; several processes may do so at once.
 *
 * @throws PostgresUnusable also where a newer version of Presage wrote it, or the database does not hold UTF-8
 */
export async function install(connections: Connections, installation: Installation): Promise<void> {
  const [encoding] = await connections.rows(sql.encoding);
  if (encoding?.[0] !== 'UTF8') {
    throw unfit(
      connections,
      `it holds ${String(encoding?.[0])}, not UTF8. Create one: createdb -E UTF8 -T template0 NAME.`,
    );
  }
  await connections.transaction(async (session) => {
    await session.rows(sql.turn);
    const found = await versionOf(session, installation.name);
    if (found > installation.version) {
      throw unfit(
        connections,
        `it was written by a newer version of Presage (format ${String(found)}, known ${String(installation.version)}). Update, or point to another database.`,
      );
    }
    if (found > 0) return;
    await session.script(installation.sql);
    await session.rows(sql.note, [installation.name, installation.version]);
  });
}

async function versionOf(session: Session, name: string): Promise<number> {
  const [formats] = await session.rows(sql.formats);
  if (formats?.[0] === null) {
    await session.script('CREATE TABLE presage_formats (name text PRIMARY KEY, version integer NOT NULL)');
  }
  const [found] = await session.rows(sql.found, [name]);
  return Number(found?.[0] ?? 0);
}

function unfit({ where }: Connections, reason: string): PostgresUnusable {
  return new PostgresUnusable(where, reason, undefined, false, undefined);
}
