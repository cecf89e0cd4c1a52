import { slotOf } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { Projection } from '../../projection.js';
import { Cursor, type RefoldLog } from '../../refold/cursor.js';
import { keysOf } from '../../refold/keys-of.js';
import { Ties } from '../../refold/ties.js';

/**
 * Which share has to apply which event. A key belongs to the share that reads its stream. Keys that events tie
 * together can only be folded together: where they belong to different shares, none of them applies what is about
 * them, and it is done when all are joined.
 */
export class Territory {
  private constructor(
    private readonly projection: Projection,
    private readonly shares: number,
    private readonly moved: ReadonlySet<string>,
  ) {}

  /** Reads every tie up to a position. */
  static async survey(
    log: RefoldLog,
    projection: Projection,
    shares: number,
    upTo: bigint,
  ): Promise<Territory> {
    const ties = new Ties();
    const links = Cursor.overTypes(log, projection.links, { upTo }, () => true);
    await links.fill();
    while (links.head) {
      ties.tie(keysOf(projection, links.head));
      links.advance();
      await links.fill();
    }
    const moved = new Set<string>();
    for (const group of ties.groups()) {
      const owners = new Set(group.map((key) => ownerOf(projection, key, shares)));
      if (owners.size > 1) for (const key of group) moved.add(key);
    }
    return new Territory(projection, shares, moved);
  }

  /** The share that applies the event; undefined where that has to wait until all are joined. */
  ownerOf(event: RecordedEvent): number | undefined {
    const [key] = keysOf(this.projection, event);
    if (key === undefined) return this.readerOf(event);
    return this.moved.has(key) ? undefined : ownerOf(this.projection, key, this.shares);
  }

  /** The share that reads the stream of the event. */
  readerOf({ stream }: RecordedEvent): number {
    return slotOf(stream) % this.shares;
  }
}

const ownerOf = ({ sourceOf }: Projection, key: string, shares: number): number =>
  slotOf(sourceOf?.(key).streams[0] ?? key) % shares;
