import type { RecordedEvent } from '#kernel';
import type { Failure } from '../apply-batch.js';
import type { Documents, Projection } from '../projection.js';

/** A projection touches a document that it had not named: folded alone, its documents would come out wrong. */
export class UndeclaredKey extends Error {
  override readonly name = 'UndeclaredKey';
  constructor(
    readonly projection: string,
    readonly key: string,
    readonly event: RecordedEvent,
  ) {
    super(
      `Projection ${projection} touches ${key} for ${event.type} at position ${String(event.position)} without ` +
        'having named it: let keysOf give every key that apply looks up or writes, and name the type in links.',
    );
  }
}

/** Documents of a fixed set of keys, events applied to them one after the other. */
export class Folding<Document> {
  private readonly documents: Map<string, Document>;
  private readonly known: ReadonlySet<string>;
  private readonly failures: Failure[] = [];
  private applied = 0;
  private last: RecordedEvent | undefined;

  /** @param documents to go on from; they are not changed */
  constructor(
    private readonly projection: Projection<Document>,
    keys: readonly string[],
    documents: ReadonlyMap<string, Document> = new Map(),
  ) {
    this.known = new Set(keys);
    this.documents = new Map(documents);
  }

  /** @throws UndeclaredKey; what else `apply` throws is kept as a failure, and the event left out */
  apply(event: RecordedEvent): void {
    const seen: Documents<Document> = { get: (key) => this.documents.get(this.named(key, event)) };
    try {
      const changes = this.projection.apply(event, seen);
      for (const { key } of changes) this.named(key, event);
      for (const change of changes) {
        if (change.kind === 'put') this.documents.set(change.key, change.document);
        else this.documents.delete(change.key);
      }
    } catch (error) {
      if (error instanceof UndeclaredKey) throw error;
      this.failures.push({ event, error });
      return;
    }
    this.applied++;
    this.last = event;
  }

  get(key: string): Document | undefined {
    return this.documents.get(key);
  }

  result() {
    return {
      documents: this.documents as ReadonlyMap<string, Document>,
      events: this.applied,
      failures: this.failures as readonly Failure[],
      ...(this.last && { last: this.last }),
    };
  }

  private named(key: string, event: RecordedEvent): string {
    if (!this.known.has(key)) throw new UndeclaredKey(this.projection.name, key, event);
    return key;
  }
}
