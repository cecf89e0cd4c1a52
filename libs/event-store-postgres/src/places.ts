import { type Session, statement, textArray } from '#postgres';

/** Where an event stands. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
}

/** What is known of ids and streams; whoever has the turn keeps it up to date with what they are about to store. */
export interface Places {
  readonly byId: Map<string, Place>;
  /** The last event of each stream. */
  readonly ends: Map<string, Place>;
}

const TAKE_TURN = statement('SELECT last_position FROM take_turn()');
const BY_ID = statement('SELECT id, stream, revision, position FROM events WHERE id = ANY ($1::text[])');
const ENDS = statement(
  `SELECT given.stream, last.revision, last.position FROM unnest($1::text[]) AS given (stream) CROSS JOIN LATERAL (
     SELECT revision, position FROM events e WHERE e.stream = given.stream ORDER BY revision DESC LIMIT 1
   ) AS last`,
);

/** Waits until nobody else appends; the turn lasts until the transaction ends. */
export async function takeTurn(session: Session): Promise<{ readonly lastPosition: bigint }> {
  const [turn] = await session.rows(TAKE_TURN);
  return { lastPosition: BigInt(turn?.[0] ?? 0) };
}

/** Only during one's turn does it stay true. */
export async function lookUp(
  session: Session,
  ids: readonly string[],
  streams: readonly string[],
): Promise<Places> {
  const found = await session.rows(BY_ID, [textArray(ids)]);
  const ends = (await session.rows(ENDS, [textArray([...new Set(streams)])])).map(placeOf);
  return {
    byId: new Map(found.map(([id, ...place]) => [id ?? '', placeOf(place)])),
    ends: new Map(ends.map((place) => [place.stream, place])),
  };
}

function placeOf([stream, revision, position]: readonly (string | null)[]): Place {
  return { stream: stream ?? '', revision: Number(revision), position: BigInt(position ?? 0) };
}
