import { parentPort, workerData } from 'node:worker_threads';
import { SystemClock } from '#kernel';
import { keyDestroyer } from '#privacy';
import { LocalExecutor } from '#projections';
import { projections } from '../projections.js';
import { openStores, type Stores } from '../stores/open-stores.js';
import { STOP, type ThreadNews, type ThreadOrder } from './replay-messages.js';

/** One replay, or one comparison, in a thread of its own, with stores of its own: live traffic is not held up. */
const { stores: config, order } = workerData as ThreadOrder;

const say = (news: ThreadNews): void => parentPort?.postMessage(news);
const failed = (error: unknown): void =>
  say({ kind: 'error', message: error instanceof Error ? error.message : String(error) });

async function work(stores: Stores): Promise<void> {
  const { store, readModels, keys } = stores;
  const parts = {
    store,
    readModels,
    clock: new SystemClock(),
    beforeRefold: keyDestroyer(keys),
    seldom: true,
  };
  const executor = new LocalExecutor(projections, parts, failed);
  if (order.kind === 'compare') {
    say({ kind: 'compared', comparison: await executor.compare(order.compare) });
    return;
  }
  const running = executor.begin(order.work, (news) => say({ kind: 'news', news }));
  await told(STOP);
  await running.stop();
}

const told = (message: string): Promise<void> =>
  new Promise((resolve) => {
    const listen = (heard: unknown): void => {
      if (heard !== message) return;
      parentPort?.off('message', listen);
      resolve();
    };
    parentPort?.on('message', listen);
  });

try {
  const stores = await openStores(config);
  await work(stores);
  await stores.close();
} catch (error) {
  failed(error);
}
