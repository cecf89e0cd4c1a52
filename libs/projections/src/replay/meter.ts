/** Figures of a replay at one moment. */
export interface Figures {
  readonly done: number;
  readonly total: number;
  readonly eventsPerSecond: number;
  readonly secondsLeft?: number;
  /** Spent on it so far. */
  readonly seconds: number;
}

/** Speed is measured over the last seconds, so that it shows what is going on now. */
const WINDOW_MS = 5_000;

/** Counts what a replay has done, and reckons how long the rest will take. */
export class Meter {
  private total = 0;
  private done = 0;
  private samples: { readonly at: number; readonly done: number }[] = [];
  private readonly startedAt: number;

  /**
   * @param now milliseconds
   * @param secondsBefore spent on it before it was interrupted
   */
  constructor(
    private readonly now: () => number,
    private readonly secondsBefore = 0,
  ) {
    this.startedAt = now();
  }

  begin(done: number, total: number): void {
    this.done = done;
    this.total = total;
    this.samples = [{ at: this.now(), done }];
  }

  add(events: number, more = 0): void {
    this.done += events;
    this.total = Math.max(this.total + more, this.done);
    const at = this.now();
    this.samples.push({ at, done: this.done });
    const firstKept = this.samples.findIndex((sample) => at - sample.at <= WINDOW_MS);
    this.samples = this.samples.slice(Math.max(0, firstKept - 1));
  }

  figures(): Figures {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    const spanSeconds = first && last ? (last.at - first.at) / 1_000 : 0;
    const speed = first && last && spanSeconds > 0 ? (last.done - first.done) / spanSeconds : 0;
    return {
      done: this.done,
      total: this.total,
      eventsPerSecond: Math.round(speed),
      ...(speed > 0 && { secondsLeft: Math.ceil((this.total - this.done) / speed) }),
      seconds: this.secondsBefore + (this.now() - this.startedAt) / 1_000,
    };
  }
}
