/**
 * What is to be done, by shopper: who is marked again while they wait, waits once, so that the work never grows beyond
 * the number of shoppers. Knows up to where in the log everything is done.
 */
export class Coalesced {
  /** Position of the first event that each waits for. */
  private readonly waiting = new Map<string, bigint>();
  private readonly underWay = new Map<string, bigint>();
  private skippedStates = 0;

  /** How many were waiting already when they were marked again. */
  get skipped(): number {
    return this.skippedStates;
  }

  get size(): number {
    return this.waiting.size;
  }

  get isIdle(): boolean {
    return this.waiting.size === 0 && this.underWay.size === 0;
  }

  has(key: string): boolean {
    return this.waiting.has(key) || this.underWay.has(key);
  }

  /** @param position of the event on account of which there is something to do; absent where it is none */
  mark(key: string, position?: bigint): void {
    const first = this.waiting.get(key);
    if (first !== undefined && position !== undefined) this.skippedStates += 1;
    if (first === undefined || (first === NOWHERE && position !== undefined))
      this.waiting.set(key, position ?? NOWHERE);
  }

  /** The ones that wait longest, for `settle` when they are done. */
  take(limit: number): readonly string[] {
    const keys: string[] = [];
    for (const [key, position] of this.waiting) {
      if (keys.length === limit) break;
      keys.push(key);
      this.waiting.delete(key);
      this.underWay.set(key, position);
    }
    return keys;
  }

  settle(keys: readonly string[]): void {
    for (const key of keys) this.underWay.delete(key);
  }

  /** Puts back what could not be done. */
  putBack(keys: readonly string[]): void {
    for (const key of keys) {
      const position = this.underWay.get(key);
      if (position === undefined) continue;
      this.underWay.delete(key);
      this.waiting.set(key, position);
    }
  }

  drop(key: string): void {
    this.waiting.delete(key);
    this.underWay.delete(key);
  }

  /** Position of the first event that is not done with; undefined where all are. */
  floor(): bigint | undefined {
    let floor = NOWHERE;
    for (const place of [this.waiting, this.underWay])
      for (const position of place.values()) if (position < floor) floor = position;
    return floor === NOWHERE ? undefined : floor;
  }
}

/** Beyond every position. */
const NOWHERE = 2n ** 64n;
