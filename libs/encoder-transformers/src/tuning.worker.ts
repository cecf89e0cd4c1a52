import { parentPort, workerData } from 'node:worker_threads';
import { runTuning } from './tuning-loop.js';
import type { TuningReply, TuningStart } from './tuning-messages.js';

/** The thread an encoder is tuned on. Told to stop, it keeps what it has come to and ends. */
if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const reply = (message: TuningReply): void => port.postMessage(message);
let isStopped = false;
port.once('message', () => (isStopped = true));
const finished = await runTuning(workerData as TuningStart, {
  onProgress: (progress) => reply({ kind: 'progress', ...progress }),
  isStopped: () => isStopped,
});
reply({ kind: finished ? 'done' : 'stopped' });
port.close();
