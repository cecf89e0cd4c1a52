import { Worker } from 'node:worker_threads';
import type { ReviewView } from '#protocol';
import type { Example, HeldOutAnswers, Unanswered } from '#understanding';

export interface ReviewOrder {
  readonly examples: readonly Example[];
  readonly held: HeldOutAnswers;
  /** Newest first. */
  readonly unanswered: readonly Unanswered[];
}

/** Compares every example with every other, which takes seconds: on a thread of its own. */
export const review = (order: ReviewOrder): Promise<Omit<ReviewView, 'version'>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./review.worker.js', import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The reviewing thread ended early (code ${code}).`)));
  });
