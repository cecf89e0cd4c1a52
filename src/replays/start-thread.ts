import { Worker } from 'node:worker_threads';
import type { ThreadOrder } from './replay-messages.js';

const PROGRAM = new URL('./replay.worker.js', import.meta.url);

export const startThread = (order: ThreadOrder): Worker => new Worker(PROGRAM, { workerData: order });
