import { ok } from '#kernel';
import { type Connections, PostgresUnusable } from '#postgres';
import type { AppendRequest } from './append-request.js';
import { OneByOne, type Outcome } from './one-by-one.js';
import { APPEND, Together } from './together.js';

const UNIQUE_VIOLATION = '23505';

/**
 * Stores a group of appends in one transaction. Each keeps its own atomicity: one that is refused stores nothing and
 * leaves the others alone. When this resolves, what was stored is on the server's disk.
 *
 * Almost always everything fits, and one statement does all: that is one way to the server and back, during which the
 * others wait for as long as the server takes, and no longer.
 *
 * @throws PostgresUnusable, and then nothing is known to be stored; writing the same again is safe
 */
export async function writeGroup(
  connections: Connections,
  group: readonly AppendRequest[],
  recordedAt: number,
): Promise<readonly Outcome[]> {
  const together = Together.of(group);
  const row = together && (await tryTogether(connections, together, recordedAt));
  if (row) return together.appended(row).map(ok);
  return connections.transaction(async (session) => {
    const turn = await OneByOne.begin(session, group);
    const decided = group.map((request) => ({ ...turn.decide(request), stream: request.stream }));
    const kept = Together.of(
      decided
        .filter(({ fresh }) => fresh.length > 0)
        .map(({ stream, fresh }) => ({ stream, events: fresh, expected: 'any' as const })),
    );
    if (kept && !kept.empty) await session.rows(APPEND, kept.values(recordedAt));
    return decided.map(({ outcome }) => outcome);
  });
}

/** @returns undefined where something does not fit, and nothing was stored */
async function tryTogether(connections: Connections, together: Together, recordedAt: number) {
  try {
    const [row] = await connections.rows(APPEND, together.values(recordedAt));
    return row;
  } catch (error) {
    if (error instanceof PostgresUnusable && error.code === UNIQUE_VIOLATION) return undefined;
    throw error;
  }
}
