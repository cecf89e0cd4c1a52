/**
 * An even choice from a series that grows without end, the first always in it, at most `most` of it and, once there
 * are enough, at least half as many. It keeps every n-th; when that are too many, every other one goes and n doubles.
 */
export class Thinned<Item> {
  private kept: Item[] = [];
  private every = 1;
  private seen = 0;

  constructor(private readonly most: number) {}

  get items(): readonly Item[] {
    return this.kept;
  }

  /** @param make called only where the item is kept */
  offer(make: () => Item): void {
    const place = this.seen++;
    if (place % this.every !== 0) return;
    if (this.kept.length === this.most) {
      this.kept = this.kept.filter((_, index) => index % 2 === 0);
      this.every *= 2;
    }
    if (place % this.every === 0) this.kept.push(make());
  }
}
