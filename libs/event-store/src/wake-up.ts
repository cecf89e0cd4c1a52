/** Lets any number of readers sleep until something new has happened, without missing what happened meanwhile. */
export class WakeUp {
  private rings = 0;
  private readonly waiting = new Set<() => void>();

  /** Take this before looking; `sleep` then returns at once where something happened after. */
  get ticket(): number {
    return this.rings;
  }

  /** Wakes everyone who sleeps now. */
  ring(): void {
    this.rings += 1;
    for (const wake of [...this.waiting]) wake();
  }

  /** Resolves at the first ring after the ticket was taken, or when the signal aborts, or after so long. */
  async sleep(ticket: number, signal: AbortSignal, milliseconds?: number): Promise<void> {
    if (signal.aborted || ticket !== this.rings) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = milliseconds === undefined ? undefined : setTimeout(wake, milliseconds).unref();
      signal.addEventListener('abort', wake, { once: true });
      this.waiting.add(wake);
    });
  }
}
