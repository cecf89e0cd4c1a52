/** How many per second, over a sliding window of whole seconds. */
export class Rate {
  private readonly seconds = new Map<number, number>();

  constructor(private readonly windowSeconds = 5) {}

  record(count: number, now: Date): void {
    const second = Math.floor(now.getTime() / 1_000);
    this.seconds.set(second, (this.seconds.get(second) ?? 0) + count);
    for (const old of this.seconds.keys()) {
      if (old > second - this.windowSeconds) break;
      this.seconds.delete(old);
    }
  }

  perSecond(now: Date): number {
    const end = Math.floor(now.getTime() / 1_000);
    let total = 0;
    for (const [second, count] of this.seconds) if (second > end - this.windowSeconds) total += count;
    return Math.round(total / this.windowSeconds);
  }
}
