/** How long to wait before trying again what has failed: longer each time, until it works. */
export class Pauses {
  private failures = 0;

  constructor(
    private readonly firstMilliseconds = 250,
    private readonly longestMilliseconds = 30_000,
  ) {}

  /** @returns milliseconds */
  next(): number {
    return Math.min(this.longestMilliseconds, this.firstMilliseconds * 2 ** this.failures++);
  }

  /** It worked. */
  reset(): void {
    this.failures = 0;
  }
}

/** Ends early, without failing, when the signal aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}
