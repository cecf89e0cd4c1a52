import { CheckpointMoved, GenerationUnusable, type Place, type ReadModel } from '#read-models';
import { type Row, type Session, statement } from '#postgres';
import { nameOf } from './names.js';

const sql = {
  place: statement(
    `SELECT g.generation, g.position FROM read_models m JOIN read_model_generations g USING (model)
     WHERE model = $1 AND g.generation = coalesce($2, m.live)`,
  ),
  live: statement('SELECT live FROM read_models WHERE model = $1 FOR SHARE'),
  liveToChange: statement('SELECT live FROM read_models WHERE model = $1 FOR UPDATE'),
  position: statement(
    'SELECT position FROM read_model_generations WHERE model = $1 AND generation = $2 FOR UPDATE',
  ),
  move: statement('UPDATE read_model_generations SET position = $3 WHERE model = $1 AND generation = $2'),
  generations: statement(
    `SELECT g.generation, g.position, g.generation = m.live, g.about
     FROM read_models m JOIN read_model_generations g USING (model) WHERE model = $1 ORDER BY g.generation`,
  ),
  next: statement(
    'UPDATE read_models SET last_generation = last_generation + 1 WHERE model = $1 RETURNING last_generation',
  ),
  add: statement('INSERT INTO read_model_generations VALUES ($1, $2, 0, $3)'),
  remove: statement('DELETE FROM read_model_generations WHERE model = $1 AND generation = $2'),
  setLive: statement('UPDATE read_models SET live = $2 WHERE model = $1'),
};

export interface Entry extends Place {
  readonly live: boolean;
  readonly about: unknown;
}

/** The generation that the model means, as it is at this moment. @throws GenerationUnusable */
export async function lookAt(session: Session, model: ReadModel): Promise<Place> {
  const [row] = await session.rows(sql.place, [nameOf(model), model.generation ?? null]);
  if (!row) throw missing(model, model.generation ?? 1);
  return placeOf(row);
}

/**
 * The generation that the model means, held until the transaction ends: nobody commits to it, and where it is the
 * live one, nobody swaps it.
 *
 * @throws GenerationUnusable
 * @throws CheckpointMoved when it is not where `expected` says
 */
export async function hold(session: Session, model: ReadModel, expected?: Place): Promise<Place> {
  const name = nameOf(model);
  const generation = model.generation ?? (await live(session, sql.live, name));
  const [row] = await session.rows(sql.position, [name, generation]);
  if (!row) throw missing(model, generation);
  const actual = { generation, position: BigInt(row[0] ?? 0) };
  if (expected && (expected.generation !== generation || expected.position !== actual.position)) {
    throw new CheckpointMoved(name, expected, actual);
  }
  return actual;
}

export async function moveTo(
  session: Session,
  model: ReadModel,
  { generation, position }: Place,
): Promise<void> {
  await session.rows(sql.move, [nameOf(model), generation, position]);
}

export async function entries(session: Session, model: ReadModel): Promise<readonly Entry[]> {
  return (await session.rows(sql.generations, [nameOf(model)])).map(
    ([generation, position, isLive, about]) => ({
      ...placeOf([generation ?? null, position ?? null]),
      live: isLive === 't',
      about: about === null || about === undefined ? undefined : (JSON.parse(about) as unknown),
    }),
  );
}

/** @returns the number of a new generation, at position 0 */
export async function add(session: Session, model: ReadModel, about: unknown): Promise<number> {
  const [row] = await session.rows(sql.next, [nameOf(model)]);
  const generation = Number(row?.[0]);
  const text = about === undefined ? null : JSON.stringify(about);
  await session.rows(sql.add, [nameOf(model), generation, text]);
  return generation;
}

/** Waits for commits under way to the live generation, and lets none begin until the transaction ends. */
export async function holdLive(session: Session, model: ReadModel): Promise<number> {
  return live(session, sql.liveToChange, nameOf(model));
}

export async function setLive(session: Session, model: ReadModel, generation: number): Promise<void> {
  await session.rows(sql.setLive, [nameOf(model), generation]);
}

export async function remove(session: Session, model: ReadModel, generation: number): Promise<void> {
  await session.rows(sql.remove, [nameOf(model), generation]);
}

export function missing(model: ReadModel, generation: number): GenerationUnusable {
  return new GenerationUnusable(nameOf(model), generation, 'there is none of this number.');
}

async function live(session: Session, query: typeof sql.live, name: string): Promise<number> {
  const [row] = await session.rows(query, [name]);
  return Number(row?.[0]);
}

function placeOf([generation, position]: Row): Place {
  return { generation: Number(generation), position: BigInt(position ?? 0) };
}
