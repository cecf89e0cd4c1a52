import { Worker } from 'node:worker_threads';
import type { ThreadOrder } from './replay-messages.js';

const PROGRAM = new URL('./replay.worker.js', import.meta.url);
/** Events and documents live shortly: with room for them, collecting what is left of them costs half as much. */
const ROOM_FOR_YOUNG_MB = 192;

export const startThread = (order: ThreadOrder): Worker =>
  new Worker(PROGRAM, {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: ROOM_FOR_YOUNG_MB },
  });
