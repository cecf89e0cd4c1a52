import { CheckpointMoved, GenerationUnusable, type Place, type ReadModel } from '#read-models';
import { type Session, statement } from '#postgres';
import { add, hold, holdLive, lookAt, moveTo, remove, setLive, entries } from './catalog.js';
import { collectionsOf, makeTable, show, takeTurn } from './collections.js';
import { nameOf, tableOf } from './names.js';

/** Each of these is to be called in a transaction of its own, which then does all of it or nothing. */

/** @returns the number of the new generation */
export async function addGeneration(
  session: Session,
  model: ReadModel,
  about: unknown,
  copyOf: number | undefined,
): Promise<number> {
  await takeTurn(session, model);
  if (copyOf !== undefined) await lookAt(session, { ...model, generation: copyOf });
  const generation = await add(session, model, about);
  const collections = await collectionsOf(session, model);
  for (const collection of collections) await makeTable(session, nameOf(model), generation, collection);
  if (copyOf !== undefined) await copy(session, model, copyOf, generation);
  return generation;
}

/** One statement sees one moment: what is committed meanwhile is in all of the copy, or in nothing of it. */
async function copy(session: Session, model: ReadModel, from: number, to: number): Promise<void> {
  const name = nameOf(model);
  const parts = (await collectionsOf(session, model)).map(
    ({ part }, nth) =>
      `part${String(nth)} AS (INSERT INTO ${tableOf(name, to, part)} SELECT * FROM ${tableOf(name, from, part)})`,
  );
  const text = `WITH ${parts.join(', ')} UPDATE read_model_generations SET position =
      (SELECT position FROM read_model_generations WHERE model = $1 AND generation = $2)
    WHERE model = $1 AND generation = $3`;
  await session.rows(statement(text), [name, from, to]);
}

export async function absorb(
  session: Session,
  model: ReadModel,
  into: number,
  from: number,
  checkpoint: bigint,
): Promise<void> {
  const name = nameOf(model);
  await takeTurn(session, model);
  for (const generation of [into, from]) await hold(session, { ...model, generation });
  for (const { part } of await collectionsOf(session, model)) {
    await session.script(
      `INSERT INTO ${tableOf(name, into, part)} SELECT * FROM ${tableOf(name, from, part)}
       ON CONFLICT (key) DO UPDATE SET document = excluded.document, fields = excluded.fields`,
    );
  }
  await moveTo(session, model, { generation: into, position: checkpoint });
  await dropTables(session, model, from);
}

export async function makeLive(
  session: Session,
  model: ReadModel,
  generation: number,
  expected: Place | undefined,
): Promise<void> {
  await takeTurn(session, model);
  const live = await holdLive(session, model);
  const { position } = await hold(session, { ...model, generation: live });
  if (expected && (expected.generation !== live || expected.position !== position)) {
    throw new CheckpointMoved(nameOf(model), expected, { generation: live, position });
  }
  await lookAt(session, { ...model, generation });
  await setLive(session, model, generation);
  for (const collection of await collectionsOf(session, model)) {
    await show(session, nameOf(model), generation, collection);
  }
}

export async function dropGeneration(session: Session, model: ReadModel, generation: number): Promise<void> {
  await takeTurn(session, model);
  if ((await holdLive(session, model)) === generation) {
    throw new GenerationUnusable(nameOf(model), generation, 'it is the live one; make another live first.');
  }
  if ((await entries(session, model)).some((entry) => entry.generation === generation)) {
    await dropTables(session, model, generation);
  }
}

export async function clear(session: Session, model: ReadModel): Promise<void> {
  await takeTurn(session, model);
  const { generation } = await hold(session, model);
  for (const { part } of await collectionsOf(session, model)) {
    await session.script(`TRUNCATE ${tableOf(nameOf(model), generation, part)}`);
  }
  await moveTo(session, model, { generation, position: 0n });
}

async function dropTables(session: Session, model: ReadModel, generation: number): Promise<void> {
  await remove(session, model, generation);
  for (const { part } of await collectionsOf(session, model)) {
    await session.script(`DROP TABLE ${tableOf(nameOf(model), generation, part)}`);
  }
}
