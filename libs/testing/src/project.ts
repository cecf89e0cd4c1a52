import type { RecordedEvent } from '#kernel';
import type { Projection } from '#projections';

/** Applies events one after the other, as a runner would, and gives back the documents by key. */
export function project<Document>(
  projection: Projection<Document>,
  events: Iterable<RecordedEvent>,
  documents = new Map<string, Document>(),
): Map<string, Document> {
  for (const event of events) {
    if (!projection.handles.includes(event.type)) continue;
    for (const change of projection.apply(event, documents)) {
      if (change.kind === 'put') documents.set(change.key, change.document);
      else documents.delete(change.key);
    }
  }
  return documents;
}
