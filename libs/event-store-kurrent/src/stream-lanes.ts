/** Runs work of the same stream one after another, of different streams side by side. */
export class StreamLanes {
  private readonly lanes = new Map<string, Promise<unknown>>();

  run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.lanes.get(stream) ?? Promise.resolve();
    const now = before.then(work, work);
    this.lanes.set(stream, now);
    const leave = (): void => {
      if (this.lanes.get(stream) === now) this.lanes.delete(stream);
    };
    now.then(leave, leave);
    return now;
  }

  /** Resolves when nothing is under way any more. */
  async drained(): Promise<void> {
    await Promise.allSettled([...this.lanes.values()]);
  }
}
