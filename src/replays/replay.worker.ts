import { parentPort, workerData } from 'node:worker_threads';
import { SystemClock } from '#kernel';
import { keyDestroyer } from '#privacy';
import { LocalExecutor, localShares, ReplayImpossible, type RunParts } from '#projections';
import { CheckpointMoved } from '#read-models';
import { projections } from '../projections.js';
import { openStores } from '../stores/open-stores.js';
import { STOP, type ThreadNews, type ThreadOrder, type ThreadShare } from './replay-messages.js';
import { threadShares } from './thread-shares.js';

/** One replay, a share of one, or a comparison, in a thread with stores of its own: live traffic is not held up. */
const { stores: config, order } = workerData as ThreadOrder;

const say = (news: ThreadNews): void => parentPort?.postMessage(news);
const failed = (error: unknown): void =>
  say({ kind: 'error', message: error instanceof Error ? error.message : String(error) });

const stopping = new AbortController();
const listen = (message: unknown): void => {
  if (message === STOP) stopping.abort();
};
const stopped = new Promise<void>((resolve) => {
  stopping.signal.addEventListener('abort', () => resolve(), { once: true });
});

async function share(asked: ThreadShare, parts: RunParts): Promise<void> {
  const projection = projections.find(({ name }) => name === asked.projection);
  if (!projection) throw new RangeError(`There is no projection ${asked.projection}.`);
  try {
    const hear = localShares(parts);
    await hear({ ...asked, projection }, (progress) => say({ kind: 'share', progress }), stopping.signal);
    say({ kind: 'share-ended' });
  } catch (error) {
    if (error instanceof CheckpointMoved) {
      const { model, expected, actual } = error;
      say({ kind: 'moved', moved: { model, expected, actual } });
    } else if (error instanceof ReplayImpossible) say({ kind: 'impossible', reason: error.message });
    else throw error;
  }
}

async function work(parts: RunParts): Promise<void> {
  const executor = new LocalExecutor(projections, parts, failed);
  switch (order.kind) {
    case 'share':
      return share(order.share, parts);
    case 'compare':
      say({ kind: 'compared', comparison: await executor.compare(order.compare) });
      return;
    case 'work': {
      const running = executor.begin(order.work, (news) => say({ kind: 'news', news }));
      await stopped;
      await running.stop();
    }
  }
}

parentPort?.on('message', listen);
try {
  const stores = await openStores(config);
  const { store, readModels, keys } = stores;
  const runShare = threadShares(config);
  await work({ store, readModels, clock: new SystemClock(), beforeRefold: keyDestroyer(keys), runShare });
  await stores.close();
} catch (error) {
  failed(error);
}
parentPort?.off('message', listen);
