import {
  BACKWARDS,
  END,
  NO_STREAM,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { type Appended, EventIdTaken, type ExpectedRevision, RevisionConflict } from '#event-store';
import type { NewEvent } from '#kernel';
import type { KurrentClient } from './client.js';
import type { LogIndex, Place } from './log-index.js';
import { toServer } from './recorded.js';

export interface AppendParts {
  readonly client: KurrentClient;
  readonly index: LogIndex;
  /** Resolves when the index knows everything up to a position. */
  readonly reached: (position: bigint) => Promise<void>;
}

/** Every lost race means that another writer got through. */
const ATTEMPTS = 50;

/**
 * Appends what the stream does not hold yet. The server tells two events of one id apart only within a stream
 * and only where a revision is expected; so the stream's end is read, the index is awaited up to it, what is known
 * is left out, and the rest goes after exactly that end. Who loses a race looks again.
 *
 * @param recordedAt for an event taken over from another log
 */
export async function appendOnce(
  parts: AppendParts,
  stream: string,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
  recordedAt?: (event: NewEvent) => string,
): Promise<Appended> {
  for (let attempt = 1; ; attempt++) {
    const end = await endOf(parts.client, stream);
    await parts.reached(end.position);
    const known = parts.index.placesOf(events.map(({ id }) => id));
    const elsewhere = [...known].find(([, place]) => place.stream !== stream);
    if (elsewhere) throw new EventIdTaken(elsewhere[0], stream, elsewhere[1].stream);
    const fresh = firstOfEach(events).filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return { ...furthest(end, known), stored: 0 };
    if (expected !== 'any' && (expected === 'none' ? -1 : expected) !== end.revision) {
      throw new RevisionConflict(stream, expected, end.revision);
    }
    try {
      return await appendAfter(parts.client, end, fresh, recordedAt);
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function appendAfter(
  client: KurrentClient,
  end: Place,
  events: readonly NewEvent[],
  recordedAt: ((event: NewEvent) => string) | undefined,
): Promise<Appended> {
  const data = events.map((event) => toServer(event, recordedAt?.(event)));
  const streamState = end.revision < 0 ? NO_STREAM : BigInt(end.revision);
  const { nextExpectedRevision, position } = await client.appendToStream(end.stream, data, { streamState });
  const revision = Number(nextExpectedRevision);
  // Of a batch the server tells where it begins or ends, depending on its version: ask for its last event.
  const place =
    events.length === 1 && position ? position.commit : (await endOf(client, end.stream)).position;
  return { stream: end.stream, revision, position: place, stored: events.length };
}

/** The stream's last event; revision -1 at position 0 where there is none. */
async function endOf(client: KurrentClient, stream: string): Promise<Place> {
  const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
  try {
    for await (const { event } of client.readStream(stream, options)) {
      if (event?.position)
        return { stream, revision: Number(event.revision), position: event.position.commit };
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return { stream, revision: -1, position: 0n };
}

function furthest(end: Place, known: ReadonlyMap<string, Place>): Place {
  const places = known.size > 0 ? [...known.values()] : [end];
  return places.reduce((a, b) => (b.revision > a.revision ? b : a));
}

function firstOfEach(events: readonly NewEvent[]): NewEvent[] {
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}
