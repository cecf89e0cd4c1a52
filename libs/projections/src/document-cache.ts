import type { Change, ReadModel, ReadModels } from '#read-models';
import type { Documents } from './projection.js';

/** Documents kept between batches; beyond this many the cache starts anew. */
const KEPT = 20_000;

/**
 * The documents a projection works on, with the changes of the running batch on top.
 * A key that was never looked up counts as missing: the caller loads it and applies the event again.
 */
export class DocumentCache<Document> implements Documents<Document> {
  private readonly known = new Map<string, Document | undefined>();
  private changed = new Map<string, Change<Document>>();
  private readonly missing = new Set<string>();

  constructor(
    private readonly readModels: Pick<ReadModels, 'getMany'>,
    private readonly model: ReadModel,
  ) {}

  get(key: string): Document | undefined {
    const document = this.known.get(key);
    if (document === undefined && !this.known.has(key)) this.missing.add(key);
    return document;
  }

  get lacksSome(): boolean {
    return this.missing.size > 0;
  }

  async loadMissing(): Promise<void> {
    const keys = [...this.missing];
    const found = await this.readModels.getMany<Document>(this.model, keys);
    for (const key of keys) this.known.set(key, found.get(key));
    this.missing.clear();
  }

  record(changes: readonly Change<Document>[]): void {
    for (const change of changes) {
      this.known.set(change.key, change.kind === 'put' ? change.document : undefined);
      this.changed.set(change.key, change);
    }
  }

  /** The last change of every document since the last call. */
  takeChanges(): readonly Change<Document>[] {
    const changes = [...this.changed.values()];
    this.changed = new Map();
    if (this.known.size > KEPT) this.known.clear();
    return changes;
  }

  /** Drops everything: somebody else has changed the documents. */
  forget(): void {
    this.known.clear();
    this.changed.clear();
  }
}
