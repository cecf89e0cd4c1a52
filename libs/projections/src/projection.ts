import type { RecordedEvent } from '#kernel';
import type { Change, ReadModel } from '#read-models';

/** The documents of a projection as they stand before the event. Reading is all one can do. */
export interface Documents<Document> {
  get(key: string): Document | undefined;
}

/**
 * A fold of the log into documents. `apply` is pure: it reads the event and the documents, and returns changes.
 * It can send nothing and write nothing else, so a replay cannot either. It may be called again for the same
 * event when a document it asked for had to be loaded first.
 */
export interface Projection<Document = unknown> extends ReadModel {
  /** Event types it reads. */
  readonly handles: readonly string[];
  apply(event: RecordedEvent, documents: Documents<Document>): readonly Change<Document>[];
}
