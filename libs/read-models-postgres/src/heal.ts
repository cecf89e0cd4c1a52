import type { Healed, ReadModel } from '#read-models';
import { type Connections, PostgresUnusable, type Session, statement } from '#postgres';
import { hold, lookAt, moveTo } from './catalog.js';
import { collectionsOf, makeTable, show, takeTurn } from './collections.js';
import { damagedOf, nameOf, tableOf } from './names.js';

/** Damaged data or index (class XX), or a file that is gone or cannot be read (class 58). */
const DAMAGE = /^(XX|58)/;
const NOTE = statement('INSERT INTO read_model_damage VALUES ($1)');

/**
 * Reads everything that the generation holds; what cannot be read is set aside, and the generation begins anew. How
 * much is noticed depends on the server: with data checksums (initdb -k) every damaged page, without them only
 * where a page makes no sense.
 */
export async function heal(
  connections: Connections,
  model: ReadModel,
  time: number,
): Promise<Healed | undefined> {
  const { generation } = await lookAt(connections, model);
  const reason = await damageOf(connections, model, generation);
  if (reason === undefined) return undefined;
  const keptAt = await connections.transaction(async (session) => setAside(session, model, generation, time));
  return { reason, keptAt };
}

async function damageOf(
  connections: Connections,
  model: ReadModel,
  generation: number,
): Promise<string | undefined> {
  for (const { part } of await collectionsOf(connections, model)) {
    const table = tableOf(nameOf(model), generation, part);
    try {
      // The lengths cannot be known without reading the texts, also where they are kept outside of the row.
      await connections.rows(
        statement(`SELECT sum(octet_length(key) + length(document) + length(fields::text)) FROM ${table}`),
      );
    } catch (error) {
      if (error instanceof PostgresUnusable && DAMAGE.test(error.code ?? '')) return error.message;
      throw error;
    }
  }
  return undefined;
}

async function setAside(
  session: Session,
  model: ReadModel,
  generation: number,
  time: number,
): Promise<string> {
  const name = nameOf(model);
  const kept: string[] = [];
  await takeTurn(session, model);
  const { generation: _, ...whicheverIsLive } = model;
  const { generation: live } = await lookAt(session, whicheverIsLive);
  await hold(session, { ...model, generation });
  for (const collection of await collectionsOf(session, model)) {
    const aside = damagedOf(name, generation, collection.part, time);
    await session.script(`ALTER TABLE ${tableOf(name, generation, collection.part)} RENAME TO ${aside}`);
    await session.rows(NOTE, [aside]);
    kept.push(aside);
    await makeTable(session, name, generation, collection);
    if (generation === live) await show(session, name, generation, collection);
  }
  await moveTo(session, model, { generation, position: 0n });
  return `table ${kept.join(', ')}`;
}
