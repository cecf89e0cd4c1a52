import { err, ok, type RecordedEvent, type Result } from '#kernel';
import type { Change } from '#read-models';
import type { DocumentCache } from './document-cache.js';
import type { Projection } from './projection.js';

/** The event at which a projection could not go on. */
export interface Failure {
  readonly event: RecordedEvent;
  readonly error: unknown;
}

/**
 * Applies the events in order and records their changes in `documents`.
 * When a document is missing, the rest of the batch is tried too, only to learn which others are:
 * they are then loaded in one go.
 *
 * @returns the event that failed, if one did; the events before it are recorded
 */
export async function applyBatch<Document>(
  projection: Projection<Document>,
  events: readonly RecordedEvent[],
  documents: DocumentCache<Document>,
): Promise<Failure | undefined> {
  for (let i = 0, event = events[i]; event; event = events[i]) {
    const outcome = attempt(projection, event, documents);
    if (documents.lacksSome) {
      for (const later of events.slice(i + 1)) attempt(projection, later, documents);
      await documents.loadMissing();
    } else if (outcome.ok) {
      documents.record(outcome.value);
      i++;
    } else {
      return { event, error: outcome.error };
    }
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
