import { err, ok, type RecordedEvent, type Result } from '#kernel';
import type { Change } from '#read-models';
import type { DocumentCache } from './document-cache.js';
import type { Projection } from './projection.js';
import { keysOf } from './refold/keys-of.js';

/** An event that a projection could not apply, and what it threw. */
export interface Failure {
  readonly event: RecordedEvent;
  readonly error: unknown;
}

/**
 * Applies the events in order and records their changes in `documents`. An event that cannot be applied changes
 * nothing: it goes to `setAside`, and the next one is tried.
 * When a document is missing, those that the rest of the batch names are looked for, too: what is missing of them
 * is loaded in one go.
 *
 * @param setAside whether the failed event is kept somewhere else, so that going on loses nothing
 * @returns the event that failed and that nobody keeps, if there is one; the events before it are recorded
 */
export async function applyBatch<Document>(
  projection: Projection<Document>,
  events: readonly RecordedEvent[],
  documents: DocumentCache<Document>,
  setAside: (failure: Failure) => boolean,
): Promise<Failure | undefined> {
  for (let i = 0, event = events[i]; event; event = events[i]) {
    const outcome = attempt(projection, event, documents);
    if (documents.lacksSome) {
      for (const later of events.slice(i + 1)) {
        for (const key of keysOf(projection, later)) documents.get(key);
      }
      await documents.loadMissing();
      continue;
    }
    if (outcome.ok) documents.record(outcome.value);
    else if (!setAside({ event, error: outcome.error })) return { event, error: outcome.error };
    i++;
  }
  return undefined;
}

function attempt<Document>(
  projection: Projection<Document>,
  event: RecordedEvent,
  documents: DocumentCache<Document>,
): Result<readonly Change<Document>[], unknown> {
  try {
    return ok(projection.apply(event, documents));
  } catch (error) {
    return err(error);
  }
}
