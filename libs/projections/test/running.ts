import { InMemoryEventStore } from '#event-store';
import { SystemClock } from '#kernel';
import { type Projection, ProjectionRunner, type RunnerOptions } from '#projections';
import { InMemoryReadModels, type ReadModels } from '#read-models';

const started: ProjectionRunner[] = [];

/** Runners over a log, on read models of their own unless some are given. */
export function running<Models extends ReadModels = InMemoryReadModels>(
  projections: readonly Projection[],
  {
    store = new InMemoryEventStore(),
    models,
    ...options
  }: RunnerOptions & {
    readonly store?: InMemoryEventStore;
    readonly models?: Models;
  } = {},
) {
  const readModels = models ?? (new InMemoryReadModels() as unknown as Models);
  const quietly = { onError: () => undefined, ...options };
  const runner = new ProjectionRunner(store, readModels, projections, new SystemClock(), quietly);
  started.push(runner);
  return { store, models: readModels, runner };
}

/** Starts, waits until everything in the log is shown, and stops. */
export async function runToHead(
  store: InMemoryEventStore,
  models: ReadModels,
  ...projections: Projection[]
): Promise<void> {
  const { runner } = running(projections, { store, models });
  await runner.start();
  await runner.untilCaughtUp(await store.head(), ...projections.map(({ name }) => name));
  await runner.stop();
}

export async function stopAll(): Promise<void> {
  await Promise.all(started.splice(0).map((runner) => runner.stop()));
}

const PATIENCE_MS = 25_000;

/** Waits for what must come; gives up before the test runner does, so that nothing is left running. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('What was waited for did not come.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
