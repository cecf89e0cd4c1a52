/**
 * Runs `work` soon after it was asked for, and at most once in `everyMs`; asking while it waits adds nothing.
 * A failure is handed to `failed`; the next ask runs again.
 */
export class Paced {
  private timer: NodeJS.Timeout | undefined;
  private asking: NodeJS.Timeout | undefined;
  private running = false;
  private ended = false;
  private underWay: Promise<void> = Promise.resolve();
  private askedMeanwhile = false;
  private lastStart = 0;

  constructor(
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  ask(): void {
    if (this.ended) return;
    if (this.running) this.askedMeanwhile = true;
    else
      this.timer ??= setTimeout(
        () => {
          this.underWay = this.run();
        },
        Math.max(0, this.lastStart + this.everyMs - Date.now()),
      );
    this.timer?.unref();
  }

  /** Asks by itself too, once in `ms`, until it is ended. */
  askEvery(ms: number): void {
    this.asking = setInterval(() => this.ask(), ms);
    this.asking.unref();
  }

  /** Nothing runs any more once this has resolved. */
  async end(): Promise<void> {
    this.ended = true;
    clearInterval(this.asking);
    clearTimeout(this.timer);
    await this.underWay;
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.running = true;
    this.lastStart = Date.now();
    try {
      await this.work();
    } catch (error) {
      this.failed(error);
    }
    this.running = false;
    if (this.askedMeanwhile) {
      this.askedMeanwhile = false;
      this.ask();
    }
  }
}
