import { type BehaviourSequence, behaviourProjection, type Moment, type StoredBehaviour } from '#foresight';
import type { RecordedEvent } from '#kernel';
import type { Documents } from '#projections';
import type { Change } from '#read-models';
import { isPointer, pointerTo, rootOf } from '#shopper';
import type { StoredHistory } from './stored-history.js';

/** Moments that are kept in memory at most; a shopper counts as one more. */
const MOST_MOMENTS = 200_000;

/** Somebody has done something, or something has befallen them. */
export interface Touched {
  /** The person, under whatever id the event names them. */
  readonly shopperId: string;
  readonly event: RecordedEvent;
}

/** An event that asks for the documents of these keys, which are not here. */
type Lacking = Set<string>;

/**
 * The last moments of shoppers who are active now: the documents of the projection `behaviour` as of the last event
 * that was taken, which may be more than the projection has stored. Who is not here is read from there, and what the
 * projection has not come to yet from the log; so nothing waits for it, and both fold by the same rules.
 * Who was not seen for longest is let go when there are too many.
 */
export class RecentBehaviour {
  /** Last used last. A shopper of whom nothing is known yet is here without a document. */
  private readonly known = new Map<string, StoredBehaviour | undefined>();
  /** Whose pointers lead to whom. */
  private readonly former = new Map<string, Set<string>>();
  private weight = 0;
  private position = 0n;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly stored: Pick<StoredHistory, 'read'>,
    /** Who must stay, because something is still to be done for them. */
    private readonly isNeeded: (shopperId: string) => boolean = () => false,
    private readonly capacity = MOST_MOMENTS,
  ) {}

  get shoppers(): number {
    return this.known.size;
  }

  /** What the person behind a shopper id did last, as far as they are here. */
  sequence(shopperId: string): BehaviourSequence | undefined {
    const document = this.known.get(this.root(shopperId));
    return isPointer(document) ? undefined : document;
  }

  /**
   * Takes the events that come next in the log.
   *
   * @param isWanted whether an event is worth looking somebody up for; others count for those who are here
   * @returns whom each event was about, in their order
   */
  take(
    events: readonly RecordedEvent[],
    isWanted: (event: RecordedEvent) => boolean,
  ): Promise<readonly Touched[]> {
    return this.inTurn(async () => {
      const before = (events[0]?.position ?? 1n) - 1n;
      await this.load(new Set(events.filter(isWanted).flatMap((event) => this.unknownIn(event))), before);
      const touched: Touched[] = [];
      for (const event of events) {
        const [key] = keysOf(event);
        if (key === undefined || !(this.isKnown(event) || isWanted(event))) continue;
        await this.apply(event, event.position - 1n);
        touched.push({ event, shopperId: this.root(key) });
      }
      this.position = events.at(-1)?.position ?? this.position;
      this.letGo();
      return touched;
    });
  }

  /** Looks somebody up who may not be here. */
  look(shopperId: string): Promise<BehaviourSequence | undefined> {
    return this.inTurn(async () => {
      for (let key = shopperId; ;) {
        await this.load(new Set(this.known.has(key) ? [] : [key]), this.position);
        const document = this.known.get(key);
        if (!isPointer(document)) return document;
        key = document.aliasOf;
      }
    });
  }

  forget(shopperIds: readonly string[]): Promise<void> {
    return this.inTurn(async () => {
      for (const key of shopperIds) this.remove(key);
      return Promise.resolve();
    });
  }

  private isKnown(event: RecordedEvent): boolean {
    return keysOf(event).some((key) => this.known.has(key));
  }

  private unknownIn(event: RecordedEvent): readonly string[] {
    return keysOf(event).filter((key) => !this.known.has(key));
  }

  private root(shopperId: string): string {
    return rootOf({ get: (key) => this.known.get(key) }, shopperId);
  }

  /** Folds one event in; once more where it was about somebody who had to be loaded first. */
  private async apply(event: RecordedEvent, loadedUpTo: bigint): Promise<void> {
    for (;;) {
      const lacking: Lacking = new Set();
      const changes = changesOf(event, this.documents(lacking));
      if (lacking.size === 0) {
        for (const change of changes) if (change.kind === 'put') this.put(change.key, change.document);
        return;
      }
      await this.load(lacking, loadedUpTo);
    }
  }

  private documents(lacking: Lacking): Documents<StoredBehaviour> {
    return {
      get: (key) => {
        if (!this.known.has(key)) lacking.add(key);
        return this.known.get(key);
      },
    };
  }

  private async load(keys: Lacking, upTo: bigint): Promise<void> {
    if (keys.size === 0) return;
    const { documents, pointers, since } = await this.stored.read([...keys], upTo);
    const wanted = new Set(keys);
    // The projection may be ahead with a merge: what both did stands only where it has stored it, with whom they are.
    for (const document of documents.values())
      if (isPointer(document) && this.known.has(document.aliasOf)) this.addFamily(document.aliasOf, wanted);
    if (wanted.size > keys.size) return this.load(wanted, upTo);
    for (const key of keys) this.put(key, documents.get(key));
    for (const [key, pointer] of pointers) if (!this.known.has(key)) this.put(key, pointer);
    for (const event of since) if (this.isKnown(event)) await this.apply(event, upTo);
  }

  private put(key: string, document: StoredBehaviour | undefined): void {
    this.weight += weightOf(document) - (this.known.has(key) ? weightOf(this.known.get(key)) : 0);
    this.known.delete(key);
    this.known.set(key, document);
    if (isPointer(document)) this.formerIds(document.aliasOf).add(key);
  }

  /** With those who are known to be them: who they are is read again where what they did is. */
  private remove(key: string): void {
    if (this.known.has(key)) this.weight -= weightOf(this.known.get(key));
    this.known.delete(key);
    const former = this.former.get(key) ?? [];
    this.former.delete(key);
    for (const id of former) this.remove(id);
  }

  /** A shopper, and all who are known here to be them. */
  private addFamily(key: string, family: Set<string>): void {
    if (family.has(key)) return;
    family.add(key);
    for (const id of this.former.get(key) ?? []) this.addFamily(id, family);
  }

  private formerIds(key: string): Set<string> {
    const ids = this.former.get(key) ?? new Set();
    this.former.set(key, ids);
    return ids;
  }

  private letGo(): void {
    for (const key of this.weight > this.capacity ? this.known.keys() : []) {
      if (this.weight <= this.capacity) return;
      if (!this.isNeeded(key)) this.remove(key);
    }
  }

  /** One after another: who is loaded by one must not be overwritten by what another has read before. */
  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}

const keysOf = (event: RecordedEvent): readonly string[] => behaviourProjection.keysOf(event);

/** What was loaded may hold the event already: the projection may be ahead of whoever loads. */
function changesOf(
  event: RecordedEvent,
  documents: Documents<StoredBehaviour>,
): readonly Change<StoredBehaviour>[] {
  const [key, from] = keysOf(event);
  if (key === undefined) return [];
  const root = rootOf(documents, key);
  const newest = from === undefined ? event.id : momentsOf(documents.get(from)).at(-1)?.eventId;
  const isIn = momentsOf(documents.get(root)).some(({ eventId }) => eventId === newest);
  if (!isIn || root === from) return behaviourProjection.apply(event, documents);
  return from === undefined ? [] : [{ kind: 'put', key: from, document: pointerTo(root) }];
}

const momentsOf = (document: StoredBehaviour | undefined): readonly Moment[] =>
  document && 'moments' in document ? document.moments : [];

const weightOf = (document: StoredBehaviour | undefined): number => 1 + momentsOf(document).length;
