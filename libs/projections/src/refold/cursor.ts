import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { type Stretch, within } from './stretch.js';

/** What of the log folding again needs. */
export type RefoldLog = Pick<EventStore, 'readAll' | 'readStream'>;

type Wanted = (event: RecordedEvent) => boolean;
type ReadPage = (last: RecordedEvent | undefined) => Promise<readonly RecordedEvent[]>;

const PAGE = 1_000;

/** Events of one source in log order, a page at a time. `head` is the next one, once `fill` has resolved. */
export class Cursor {
  private page: readonly RecordedEvent[] = [];
  private index = 0;
  private last: RecordedEvent | undefined;
  private ended = false;
  private readonly lies: Wanted;

  private constructor(
    private readonly read: ReadPage,
    private readonly stretch: Stretch,
    private readonly wanted: Wanted,
  ) {
    this.lies = within(stretch);
  }

  /** Over events of these types, wherever they stand. */
  static overTypes(log: RefoldLog, types: readonly string[], stretch: Stretch, wanted: Wanted): Cursor {
    const read: ReadPage = (last) => log.readAll(last?.position ?? stretch.after ?? 0n, { types }, PAGE);
    return new Cursor(read, stretch, wanted);
  }

  /** Over one stream. */
  static overStream(log: RefoldLog, stream: string, stretch: Stretch, wanted: Wanted): Cursor {
    const read: ReadPage = async (last) => {
      const from = last ? last.revision + 1 : await firstRevisionAfter(log, stream, stretch.after ?? 0n);
      return log.readStream(stream, { from, limit: PAGE });
    };
    return new Cursor(read, stretch, wanted);
  }

  get head(): RecordedEvent | undefined {
    return this.page[this.index];
  }

  /** Steps over the head. */
  advance(): void {
    this.index++;
  }

  /** Resolves when there is a head, or there will be none any more. */
  async fill(): Promise<void> {
    while (this.head === undefined && !this.ended) {
      const page = await this.read(this.last);
      this.last = page.at(-1);
      this.ended = page.length < PAGE || (this.last?.position ?? 0n) >= this.stretch.upTo;
      this.page = page.filter((event) => this.lies(event) && this.wanted(event));
      this.index = 0;
    }
  }
}

/** Halves the stream until the place is found: a stream of a million events is looked at twenty times. */
async function firstRevisionAfter(log: RefoldLog, stream: string, position: bigint): Promise<number> {
  if (position === 0n) return 0;
  const [newest] = await log.readStream(stream, { direction: 'backwards', limit: 1 });
  let [low, high] = [0, (newest?.revision ?? -1) + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [event] = await log.readStream(stream, { from: middle, limit: 1 });
    if (event && event.position <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
