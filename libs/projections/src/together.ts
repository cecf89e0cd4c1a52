/**
 * Lets callers share costly work: a call is served by a run that begins after it, so those who call while one is
 * under way share the next. A run that fails fails for those whom it served.
 */
export function together(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running.then(() => {
      next = undefined;
      const run = work();
      running = run.catch(() => undefined);
      return run;
    });
    return next;
  };
}
