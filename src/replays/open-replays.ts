import type { Logger } from 'pino';
import type { Clock } from '#kernel';
import { keyDestroyer } from '#privacy';
import { LocalExecutor, type Projection, ReplayExecutor, ReplayManager } from '#projections';
import type { StoresConfig } from '../config/config.js';
import { projections as everyProjection } from '../projections.js';
import type { Stores } from '../stores/open-stores.js';
import { ThreadExecutor } from './thread-executor.js';

/** What replays are opened of. */
export interface Replaying {
  readonly config: StoresConfig;
  readonly stores: Pick<Stores, 'store' | 'readModels' | 'keys'>;
  readonly clock: Clock;
  readonly projections: readonly Projection[];
  readonly logger: Pick<Logger, 'error'>;
}

/** Replays are worked on in threads; those of projections that only a test knows, in this one. */
export function openExecutor({ config, stores, clock, projections, logger }: Replaying): ReplayExecutor {
  const onError = (err: unknown): void => logger.error({ err }, 'a replay cannot go on just now');
  if (projections === everyProjection) return new ThreadExecutor(config, onError);
  const { store, readModels, keys } = stores;
  const parts = { store, readModels, clock, beforeRefold: keyDestroyer(keys) };
  return new LocalExecutor(projections, parts, onError);
}

export const openManager = (
  { stores: { store, readModels }, clock, projections, logger }: Replaying,
  executor: ReplayExecutor,
): ReplayManager =>
  new ReplayManager({
    store,
    readModels,
    clock,
    executor,
    projections,
    onError: (err) => logger.error({ err }, 'replays are not as the log says just now, which is tried again'),
  });
