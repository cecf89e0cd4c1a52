import { parentPort, workerData } from 'node:worker_threads';
import { openStores } from '../../../stores/open-stores.js';
import type { BenchNews, BenchOrder } from './bench-order.js';
import { drift } from './drift.js';
import { learnBaselines, train } from './learn.js';
import { historiesIn, type Log } from './log-histories.js';
import { measure } from './measure.js';
import { replay } from './replay.js';

/** Carries out one task on stores of its own, says what comes of it, and ends. Told to stop, it keeps what it can. */
if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const order = workerData as BenchOrder;
const stopping = new AbortController();
port.once('message', () => stopping.abort(new Error('Stopped.')));
port.unref();

const say = (news: BenchNews): void => port.postMessage(news);

function carryOut({ kind, task, bench }: BenchOrder, store: Log): Promise<unknown> {
  switch (kind) {
    case 'train':
      return train(task, bench, store, {
        signal: stopping.signal,
        onProgress: (progress) => say({ kind: 'progress', progress }),
      });
    case 'baselines':
      return historiesIn(store).then(async (log) => {
        const { version, vocabulary, calibration, card } = await learnBaselines(log, bench);
        const { horizonHours, comeBackDays } = card;
        return { version, vocabulary, calibration, horizonHours, comeBackDays };
      });
    case 'measure':
      return measure(task, bench, store);
    case 'replay':
      return replay(task, bench, store);
    case 'drift':
      return drift(task, bench, store);
  }
}

const stores = await openStores(order.bench.stores);
const result = await carryOut(order, stores.store).finally(() => stores.close());
say({ kind: 'done', result });
