import { parentPort, workerData } from 'node:worker_threads';
import { mislabelled, overlaps, suggestIntents } from '#understanding';
import type { ReviewOrder } from './review.js';

const SHOWN = 50;

/** Reviews once and ends. Sends the whole review. */
const { examples, held, unanswered } = workerData as ReviewOrder;
parentPort?.postMessage({
  overlaps: overlaps(examples, held).slice(0, SHOWN),
  mislabelled: mislabelled(held).slice(0, SHOWN),
  suggestions: suggestIntents(unanswered).slice(0, SHOWN),
});
