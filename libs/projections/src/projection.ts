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
  /**
   * Keys under which `apply` may look or write for this event, the document that it is about first.
   * An event with several keys ties their documents together: they can only be folded again together.
   */
  keysOf(event: RecordedEvent): readonly string[];
  /** Event types for which `keysOf` may give more than one key. */
  readonly links: readonly string[];
  /** Where the events about a key stand. Absent: anywhere in the log. */
  readonly sourceOf?: (key: string) => EventSource;
  /** Present where the documents are sums over what many did. */
  readonly aggregate?: Aggregate;
  /** Numbers that change the definition, with their defaults, for example `{ halfLifeDays: 14 }`. */
  readonly settings?: Settings;
  /** The same projection with other settings; those left out keep their default. */
  readonly configured?: (settings: Settings) => Projection<Document>;
  /** The document as people see it, where that differs from how it is stored. */
  present?(document: Document): unknown;
  /** The key to look under instead, where a document only says that everything is there. */
  aliasOf?(document: Document): string | undefined;
}

/**
 * Documents that add up what many shoppers did: which of them an event touches can depend on what stands in others, so
 * no document of them is ever folded again alone. `keysOf` then names the documents that the event is about and
 * that are worth loading early; `apply` may touch others. What fits them all is a replay of the whole.
 */
export interface Aggregate {
  /**
   * Keys of the documents that are one shopper's own for the time being, by the shopper's stream: they are dropped when
   * the shopper is forgotten. The sums stay, so nothing personal may go into them.
   */
  ownOf(stream: string): readonly string[];
}

export type Settings = Readonly<Record<string, number>>;

/** Streams that are about one key as a whole, and types of events about it that stand in other streams. */
export interface EventSource {
  readonly streams: readonly string[];
  readonly scattered?: readonly string[];
}
