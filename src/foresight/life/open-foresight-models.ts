import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventStore } from '#event-store';
import type { Config } from '../../config/config.js';
import type { ForesightBench } from './bench.js';
import type { ForesightModels } from './foresight-models.js';
import { ThreadForesightModels } from './thread-foresight-models.js';
import { ThreadBench } from './work/thread-bench.js';

/** Everything that foresight models are made of, in this process. */
export interface ForesightParts {
  readonly models: ForesightModels;
  readonly bench: ForesightBench;
}

const SHIPPED = fileURLToPath(new URL('../../../../models/', import.meta.url));

/**
 * Nothing is opened or read before it is needed.
 *
 * @param folder where models are kept; default: in the data folder
 */
export function openForesightModels(
  config: Pick<
    Config,
    'dataFolder' | 'masterKey' | 'eventStore' | 'readModels' | 'encoder' | 'trainer' | 'demo'
  >,
  store: Pick<EventStore, 'head'>,
  folder = join(config.dataFolder, 'models'),
): ForesightParts {
  const { dataFolder, masterKey, eventStore, readModels, trainer, demo } = config;
  const { device, threads } = config.encoder;
  const stores = { dataFolder, masterKey, eventStore, readModels };
  const bench = { stores, folder, shipped: SHIPPED, device, threads, trainer, demo };
  return { models: new ThreadForesightModels(bench), bench: new ThreadBench(bench, store) };
}
