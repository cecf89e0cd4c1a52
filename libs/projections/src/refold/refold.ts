import { setImmediate } from 'node:timers/promises';
import type { RecordedEvent } from '#kernel';
import type { Change } from '#read-models';
import { assertFoldsAlone } from '../adds-up-many.js';
import type { Failure } from '../apply-batch.js';
import type { Projection } from '../projection.js';
import { closureOf } from './closure-of.js';
import type { RefoldLog } from './cursor.js';
import { eventsAbout } from './events-about.js';
import { Folding } from './folding.js';
import type { Stretch } from './stretch.js';

/** Documents as the log tells them, folded from nothing. */
export interface Refolded<Document> {
  /** Those asked for first, then those they are tied to. */
  readonly keys: readonly string[];
  /** By key; a key that is missing has no document. */
  readonly documents: ReadonlyMap<string, Document>;
  /** How many events were applied. */
  readonly events: number;
  /** The last one that was applied. */
  readonly last?: RecordedEvent;
  /** Events that could not be applied, and are left out, as a running projection leaves them out. */
  readonly failures: readonly Failure[];
}

/**
 * Folds the documents of some keys again, and of every key tied to them, from the events that concern them.
 * They come out as a projection of the whole stretch would have them.
 *
 * @throws AddsUpMany for an aggregate
 * @throws UndeclaredKey when the projection touches a document that `keysOf` did not name
 */
export async function refold<Document>(
  log: RefoldLog,
  projection: Projection<Document>,
  asked: readonly string[],
  stretch: Stretch,
): Promise<Refolded<Document>> {
  assertFoldsAlone(projection);
  const keys = await closureOf(log, projection, asked, stretch);
  const folding = new Folding(projection, keys);
  for await (const events of eventsAbout(log, projection, keys, stretch)) {
    for (const event of events) folding.apply(event);
    // The log may answer without ever leaving the thread: let sockets and timers have their turn.
    await setImmediate();
  }
  return { keys, ...folding.result() };
}

/** What brings stored documents to where the refolded ones are: also those that should not be there. */
export const changesTo = <Document>({
  keys,
  documents,
}: Pick<Refolded<Document>, 'keys' | 'documents'>): readonly Change<Document>[] =>
  keys.map((key) => {
    const document = documents.get(key);
    return document === undefined ? { kind: 'delete', key } : { kind: 'put', key, document };
  });
