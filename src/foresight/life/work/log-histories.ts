import type { EventStore } from '#event-store';
import { type BehaviourSequence, behaviourEventsIn, Histories } from '#foresight';

/** What of the log is needed. */
export type Log = Pick<EventStore, 'readAll'>;

/** The whole log as histories, and where in it everything stands. */
export interface LogHistories {
  readonly sequences: readonly BehaviourSequence[];
  /** Of the last event that was read. */
  readonly head: string;
  /** Just after the last moment, in milliseconds. */
  readonly until: number;
  /** The last position up to which everything happened before a time. */
  positionBefore(time: number): string;
}

/** @param upTo the last position that is read */
export async function historiesIn(store: Log, upTo?: string): Promise<LogHistories> {
  const histories = new Histories();
  const positions: bigint[] = [];
  const times: number[] = [];
  let newest = -Infinity;
  for await (const event of behaviourEventsIn(store, upTo === undefined ? undefined : BigInt(upTo))) {
    histories.take(event);
    newest = Math.max(newest, Date.parse(event.metadata.occurredAt));
    positions.push(event.position);
    times.push(newest);
  }
  const sequences = histories.sequences();
  const until = sequences.reduce((end, { moments }) => Math.max(end, (moments.at(-1)?.at ?? 0) + 1), 0);
  return {
    sequences,
    head: String(positions.at(-1) ?? 0n),
    until,
    positionBefore: (time) => String(positions[placeOf(times, time) - 1] ?? 0n),
  };
}

/**
 * What was known at a time. Not what was written down by then: a history that was imported later, shopper by shopper,
 * parts at the same moment as one that was written down while it happened.
 */
export function knownAt(log: LogHistories, time: number): LogHistories {
  const sequences = log.sequences.flatMap(({ moments, ...person }) => {
    const known = moments.filter(({ at }) => at < time);
    return known.length === 0 ? [] : [{ ...person, moments: known }];
  });
  return { ...log, sequences, until: Math.min(log.until, time) };
}

/** The first place whose value is not below this one; values never go back. */
function placeOf(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
