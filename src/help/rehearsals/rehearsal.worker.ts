import { parentPort, workerData } from 'node:worker_threads';
import { rehearse } from '#help';
import { shopContext } from '../shop-context.js';
import { openStores } from '../../stores/open-stores.js';
import type { RehearsalNews, RehearsalTask } from './rehearsal-messages.js';

/** One rehearsal, in a thread with stores of its own: sockets are not held up. Whoever cancels it ends the thread. */
const { stores: config, order, timeZone, demo } = workerData as RehearsalTask;
const say = (news: RehearsalNews): void => parentPort?.postMessage(news);
const SAID_EVERY_MS = 100;

try {
  const stores = await openStores(config);
  try {
    let said = -Infinity;
    const shop = await shopContext(timeZone, demo);
    const rehearsed = await rehearse({ ...stores, shop }, order, (progress) => {
      const now = performance.now();
      if (now - said < SAID_EVERY_MS) return;
      said = now;
      say({ kind: 'progress', progress });
    });
    say({ kind: 'done', rehearsed });
  } finally {
    await stores.close();
  }
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
