import { setTimeout } from 'node:timers/promises';
import { SystemClock } from '#kernel';
import { keyDestroyer } from '#privacy';
import { type Projection, ProjectionRunner } from '#projections';
import type { Stores } from '../open-stores.js';
import type { Progress } from './progress.js';

const LOOK_EVERY_MS = 200;

/**
 * Runs projections until they show everything that is in the log now.
 *
 * @throws Error when one of them stops before
 */
export async function runProjections(
  { store, readModels, keys }: Pick<Stores, 'store' | 'readModels' | 'keys'>,
  projections: readonly Projection[],
  progress: Progress,
): Promise<void> {
  const runner = new ProjectionRunner(store, readModels, projections, new SystemClock(), {
    beforeRefold: keyDestroyer(keys),
  });
  const head = await store.head();
  const started = performance.now();
  await runner.start();
  const first = await slowest(runner);
  progress.start(Number(head - first));
  try {
    for (let at = first; at < head; at = await slowest(runner)) {
      const perSecond = Math.round((1000 * Number(at - first)) / (performance.now() - started));
      progress.update(Number(at - first), `${perSecond.toLocaleString('en')} events/s`);
      await setTimeout(LOOK_EVERY_MS);
    }
  } finally {
    progress.stop();
    await runner.stop();
  }
}

/** How far the projection has come that has the furthest to go. */
async function slowest(runner: ProjectionRunner): Promise<bigint> {
  const positions = (await runner.status()).map(({ name, state, error, position }) => {
    if (error && state === 'stopped')
      throw new Error(`Projection ${name} stopped at position ${error.position}: ${error.message}`);
    return BigInt(position);
  });
  return positions.reduce((least, position) => (position < least ? position : least));
}
