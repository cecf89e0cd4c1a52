/**
 * Works on many streams at once and on each in order: what is asked for one waits for what was asked for it before,
 * and for nothing else.
 */
export class OneByOne {
  private readonly last = new Map<string, Promise<void>>();

  /** @param work never throws */
  run(stream: string, work: () => Promise<void> | undefined): void {
    const before = this.last.get(stream);
    const working = before ? before.then(work) : work();
    if (!working) return;
    const done = working.then(() => {
      if (this.last.get(stream) === done) this.last.delete(stream);
    });
    this.last.set(stream, done);
  }

  /** Resolves when fewer streams than this are worked on. */
  async untilFewerThan(most: number): Promise<void> {
    while (this.last.size >= most) await Promise.race(this.last.values());
  }
}
