import type { Result } from '#kernel';
import type { EventWriter } from './event-writer.js';
import {
  type AppendRequest,
  LookCloser,
  type Outcome,
  type Refusal,
  type RestoreRequest,
  WritePlan,
} from './write-plan.js';

/** Requests that share one transaction, as they cross to the writing thread. */
export interface Group {
  readonly requests: readonly (AppendRequest | RestoreRequest)[];
  /** Milliseconds since 1970. */
  readonly clock: number;
}

/** One outcome for each request, in their order. */
export type Outcomes = readonly Result<Outcome, Refusal>[];

/**
 * Stores a group in one transaction. Each append keeps its own atomicity: one that is refused stores nothing
 * and leaves the others alone. When this returns, what was stored is on the disk.
 *
 * @throws what SQLite throws, and then nothing of the group is stored
 */
export function writeGroup(writer: EventWriter, group: Group): Outcomes {
  // A log that is taken over is looked up event by event in any case.
  if (group.requests.some((request) => 'records' in request)) return transact(writer, group, true);
  try {
    return transact(writer, group, false);
  } catch (error) {
    if (!(error instanceof LookCloser) && !isDuplicate(error)) throw error;
    return transact(writer, group, true);
  }
}

function transact(writer: EventWriter, { requests, clock }: Group, careful: boolean): Outcomes {
  writer.begin();
  try {
    const plan = new WritePlan(writer, clock, careful);
    const outcomes = requests.map((request) => plan.add(request));
    writer.insert(plan.rows);
    if (plan.rows.length > 0) writer.commit();
    else writer.rollback();
    return outcomes;
  } catch (error) {
    writer.rollback();
    throw error;
  }
}

function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === 'SQLITE_CONSTRAINT_UNIQUE';
}
