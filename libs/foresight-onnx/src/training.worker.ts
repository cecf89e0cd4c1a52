import { parentPort, workerData } from 'node:worker_threads';
import { runTraining } from './training-loop.js';
import type { TrainingReply, TrainingStart } from './training-work.js';

/** The thread a network is trained on. Told to stop, it keeps what it has come to and ends. */
if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const reply = (message: TrainingReply): void => port.postMessage(message);
let isStopped = false;
port.once('message', () => (isStopped = true));
const trained = await runTraining(workerData as TrainingStart, {
  onNews: (news) => reply({ kind: 'news', news }),
  isStopped: () => isStopped,
});
reply(trained ? { kind: 'done', trained } : { kind: 'stopped' });
port.close();
