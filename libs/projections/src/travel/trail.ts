import type { RecordedEvent } from '#kernel';
import type { Moment } from '#protocol';
import { closureOf } from '../refold/closure-of.js';
import type { RefoldLog } from '../refold/cursor.js';
import type { Projection } from '../projection.js';
import { foldOver, nothingYet, type State, type Subject } from './fold-over.js';
import { Causes } from './causes.js';
import { momentOf } from './moment-of.js';
import { Thinned } from './thinned.js';

/** Marks of a slider, the last one added. */
const MOMENTS = 2_000;
/** Snapshots: to go anywhere, at most one part in 64 of a long history is folded. */
const SNAPSHOTS = 128;

/**
 * The history of one document and of those tied to it, gone through once: which events concerned it, and what
 * was there in between, kept at even distances. Its memory does not grow with the documents' size times their events:
 * snapshots are bounded in number, and a place and a time are kept of every event.
 */
export class Trail<Document> {
  private readonly positions: bigint[] = [];
  private readonly times: number[] = [];
  private readonly thinned = new Thinned<Moment>(MOMENTS - 1);
  private readonly snapshots = new Thinned<State<Document>>(SNAPSHOTS);
  private last: RecordedEvent | undefined;
  private end: State<Document> = nothingYet;
  private readTo = 0n;

  private constructor(
    private readonly log: RefoldLog,
    private readonly subject: Subject<Document>,
  ) {}

  /** @param key the one that is asked for, first among the trail's keys */
  static async begin<Document>(
    log: RefoldLog,
    projection: Projection<Document>,
    key: string,
    upTo: bigint,
  ): Promise<Trail<Document>> {
    const keys = await closureOf(log, projection, [key], { upTo });
    const trail = new Trail(log, { projection, keys });
    await trail.goOn(upTo);
    return trail;
  }

  get keys(): readonly string[] {
    return this.subject.keys;
  }

  get events(): number {
    return this.positions.length;
  }

  /** Spread evenly, the first and the last among them. */
  get moments(): readonly Moment[] {
    const { items } = this.thinned;
    const isThere = items.at(-1)?.eventId === this.last?.id;
    return this.last && !isThere ? [...items, momentOf(this.last)] : items;
  }

  /** @returns false where the document has become tied to others since: their histories belong to its own now */
  async catchUp(upTo: bigint): Promise<boolean> {
    if (upTo <= this.readTo) return true;
    const { keys, projection } = this.subject;
    const tied = await closureOf(this.log, projection, keys, { after: this.readTo, upTo });
    if (tied.length > keys.length) return false;
    await this.goOn(upTo);
    return true;
  }

  /** What was there when everything up to a position had been heard. */
  stateAt(upTo: bigint): Promise<State<Document>> {
    const heard = this.positions.findLastIndex((position) => position <= upTo) + 1;
    return this.goTo(heard, heard);
  }

  /** What was there when everything had been heard that happened before an ISO 8601 time, and nothing else. */
  stateBefore(time: string): Promise<State<Document>> {
    const before = Date.parse(time);
    const later = this.times.findIndex((at) => at >= before);
    const last = this.times.findLastIndex((at) => at < before);
    return this.goTo(last + 1, later < 0 ? last + 1 : later, time);
  }

  /** How the document changed from one state to another, and why. */
  causesBetween(from: State<Document>, to: State<Document>): Causes<Document> {
    const between = this.snapshots.items.filter(({ events }) => events > from.events && events < to.events);
    return new Causes(this.log, this.subject, [from, ...between, to]);
  }

  /** Position of the last event that happened before a time. */
  placeBefore(time: string): bigint {
    const before = Date.parse(time);
    return this.positions[this.times.findLastIndex((at) => at < before)] ?? 0n;
  }

  private async goOn(upTo: bigint): Promise<void> {
    this.end = await foldOver(this.log, this.subject, this.end, { upTo }, (event, documents) => {
      this.positions.push(event.position);
      this.times.push(Date.parse(event.metadata.occurredAt));
      this.thinned.offer(() => momentOf(event));
      this.snapshots.offer(() => documents.state());
      this.last = event;
    });
    this.readTo = upTo;
  }

  /** @param inOrder of the first `events` events, so many at the beginning are wanted without exception */
  private async goTo(events: number, inOrder: number, occurredBefore?: string): Promise<State<Document>> {
    const start = [nothingYet, ...this.snapshots.items, this.end].findLast(
      (state) => state.events <= inOrder,
    );
    const upTo = this.positions[events - 1] ?? 0n;
    if (!start || start.position >= upTo) return start ?? nothingYet;
    return foldOver(this.log, this.subject, start, {
      upTo,
      ...(occurredBefore !== undefined && { occurredBefore }),
    });
  }
}
