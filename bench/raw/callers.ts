/** How long each call waited, in milliseconds; each of the callers asks for the next when it has its answer. */
export async function askedBy<T>(
  callers: number,
  asked: readonly T[],
  ask: (one: T) => Promise<unknown>,
): Promise<number[]> {
  const queue = asked.values();
  const lanes = Array.from({ length: callers }, () => durations(queue, ask));
  return (await Promise.all(lanes)).flat();
}

/** How long the work on each item took, one after another, in milliseconds. */
export async function durations<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const started = performance.now();
    await work(item);
    times.push(performance.now() - started);
  }
  return times;
}

/** Items a second, where `work` does so many. */
export async function rateOf(items: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (items / (performance.now() - started)) * 1000;
}
