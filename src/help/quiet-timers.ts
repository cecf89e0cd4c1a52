/** Calls back at a moment, once for each person; asking again replaces what was asked before. */
export abstract class QuietTimers {
  abstract set(shopperId: string, at: number | undefined): void;
  /** Nobody is called back any more, whoever asks for it from now on. */
  abstract stop(): void;
}

/**
 * What was done before the moment may still be on its way from the page when the moment comes: this long it is waited
 * for. It is decided for the moment itself all the same.
 */
const GRACE_MS = 1_000;

/** On the server's clock. */
export class ClockTimers extends QuietTimers {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly now: () => number,
    private readonly due: (shopperId: string, at: number) => void,
  ) {
    super();
  }

  override set(shopperId: string, at: number | undefined): void {
    clearTimeout(this.timers.get(shopperId));
    this.timers.delete(shopperId);
    if (at === undefined || this.stopped) return;
    const fire = (): void => {
      this.timers.delete(shopperId);
      this.due(shopperId, at);
    };
    this.timers.set(shopperId, setTimeout(fire, Math.max(0, at + GRACE_MS - this.now())).unref());
  }

  override stop(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
