import type { Change, ReadModel, ReadModels } from '#read-models';
import type { Documents } from './projection.js';
import { TypicalSize } from './typical-size.js';

/** How much of the documents is kept between commits, in characters of their JSON: about a third of their memory. */
const KEPT = 16_000_000;

/** A document as it is kept: the last change of it that is not committed yet, where there is one. */
interface Kept<Document> {
  document: Document | undefined;
  change: Change<Document> | undefined;
}

/**
 * The documents a projection works on, with the changes since the last commit on top. Those that were not used for
 * long are let go, so that memory does not grow with their number.
 * A key that was never looked up counts as missing: the caller loads it and applies the event again.
 */
export class DocumentCache<Document> implements Documents<Document> {
  /** Used since the last turn; `before` holds those used in the time before, and is dropped with the next turn. */
  private known = new Map<string, Kept<Document>>();
  private before = new Map<string, Kept<Document>>();
  private changed: Kept<Document>[] = [];
  private readonly missing = new Set<string>();
  private readonly size = new TypicalSize();

  constructor(
    private readonly readModels: Pick<ReadModels, 'getMany'>,
    private readonly model: ReadModel,
    /** In characters of JSON. */
    private readonly kept = KEPT,
  ) {}

  get(key: string): Document | undefined {
    const kept = this.known.get(key) ?? this.usedBefore(key);
    if (!kept) this.missing.add(key);
    return kept?.document;
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
    for (const key of keys) this.known.set(key, { document: found.get(key), change: undefined });
    this.missing.clear();
  }

  record(changes: readonly Change<Document>[]): void {
    for (const change of changes) {
      const kept = this.keptUnder(change.key);
      kept.document = change.kind === 'put' ? change.document : undefined;
      if (!kept.change) this.changed.push(kept);
      kept.change = change;
      this.size.see(kept.document);
    }
  }

  /** The last change of every document since the last call, to be committed before anything else is asked for. */
  takeChanges(): readonly Change<Document>[] {
    const changes: Change<Document>[] = [];
    for (const kept of this.changed) {
      if (kept.change) changes.push(kept.change);
      kept.change = undefined;
    }
    this.changed = [];
    if (this.isFull) {
      this.before = this.known;
      this.known = new Map();
    }
    return changes;
  }

  private usedBefore(key: string): Kept<Document> | undefined {
    const kept = this.before.get(key);
    if (kept) this.known.set(key, kept);
    return kept;
  }

  private keptUnder(key: string): Kept<Document> {
    const known = this.known.get(key) ?? this.usedBefore(key);
    if (known) return known;
    const kept = { document: undefined, change: undefined };
    this.known.set(key, kept);
    return kept;
  }
}
