import { setImmediate } from 'node:timers/promises';
import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '../projection.js';
import type { RefoldLog } from '../refold/cursor.js';
import { eventsAbout } from '../refold/events-about.js';
import { Folding } from '../refold/folding.js';
import type { Stretch } from '../refold/stretch.js';

/** Documents after some events. They are values: going on from here leaves them as they are. */
export interface State<Document> {
  /** Of the last event that concerned them; 0n before the first. */
  readonly position: bigint;
  /** When that one happened. */
  readonly at?: string;
  /** How many concerned them so far. */
  readonly events: number;
  readonly documents: ReadonlyMap<string, Document>;
}

export const nothingYet: State<never> = { position: 0n, events: 0, documents: new Map<string, never>() };

/** Documents while events are applied to them. */
export interface Passing<Document> extends Documents<Document> {
  state(): State<Document>;
}

/** What is folded: a projection, and the keys that hang together. */
export interface Subject<Document> {
  readonly projection: Projection<Document>;
  readonly keys: readonly string[];
}

/**
 * Goes on from a state with the events of a stretch that begins there.
 *
 * @param passing told of every event, with the documents after it
 */
export async function foldOver<Document>(
  log: RefoldLog,
  { projection, keys }: Subject<Document>,
  start: State<Document>,
  stretch: Omit<Stretch, 'after'>,
  passing: (event: RecordedEvent, documents: Passing<Document>) => void = () => undefined,
): Promise<State<Document>> {
  const folding = new Folding(projection, keys, start.documents);
  let last: RecordedEvent | undefined;
  let { events } = start;
  const state = (): State<Document> => {
    if (!last) return start;
    const { documents } = folding.result();
    return { position: last.position, at: last.metadata.occurredAt, events, documents: new Map(documents) };
  };
  const documents: Passing<Document> = { get: (key) => folding.get(key), state };
  for await (const batch of eventsAbout(log, projection, keys, { ...stretch, after: start.position })) {
    for (const event of batch) {
      folding.apply(event);
      last = event;
      events++;
      passing(event, documents);
    }
    // The log may answer without ever leaving the thread: let sockets and timers have their turn.
    await setImmediate();
  }
  return state();
}
