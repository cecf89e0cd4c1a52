import type { Change, ReadModel, ReadModels } from '#read-models';
import type { Documents } from './projection.js';
import { TypicalSize } from './typical-size.js';

/** How much of the documents is kept between commits, in characters of their JSON: about a third of their memory. */
const KEPT = 16_000_000;

/**
 * The documents a projection works on, with the changes since the last commit on top. Those that were not used for
 * long are let go, so that memory does not grow with their number.
 * A key that was never looked up counts as missing: the caller loads it and applies the event again.
 */
export class DocumentCache<Document> implements Documents<Document> {
  /** Used since the last turn; `before` holds those used in the time before, and is dropped with the next turn. */
  private known = new Map<string, Document | undefined>();
  private before = new Map<string, Document | undefined>();
  private changed = new Map<string, Change<Document>>();
  private readonly missing = new Set<string>();
  private readonly size = new TypicalSize();

  constructor(
    private readonly readModels: Pick<ReadModels, 'getMany'>,
    private readonly model: ReadModel,
    /** In characters of JSON. */
    private readonly kept = KEPT,
  ) {}

  get(key: string): Document | undefined {
    const document = this.known.get(key);
    if (document !== undefined || this.known.has(key)) return document;
    if (!this.before.has(key)) {
      this.missing.add(key);
      return undefined;
    }
    const older = this.before.get(key);
    this.known.set(key, older);
    return older;
  }

  get lacksSome(): boolean {
    return this.missing.size > 0;
  }

  /** Whether it is time to commit the changes, so that documents can be let go. */
  get isFull(): boolean {
    return this.known.size * this.size.typical > this.kept / 2;
  }

  async loadMissing(): Promise<void> {
    const keys = [...this.missing];
    const found = await this.readModels.getMany<Document>(this.model, keys);
    for (const key of keys) this.known.set(key, found.get(key));
    this.missing.clear();
  }

  record(changes: readonly Change<Document>[]): void {
    for (const change of changes) {
      const document = change.kind === 'put' ? change.document : undefined;
      this.known.set(change.key, document);
      this.changed.set(change.key, change);
      this.size.see(document);
    }
  }

  /** The last change of every document since the last call, to be committed before anything else is asked for. */
  takeChanges(): readonly Change<Document>[] {
    const changes = [...this.changed.values()];
    this.changed = new Map();
    if (this.isFull) {
      this.before = this.known;
      this.known = new Map();
    }
    return changes;
  }
}
