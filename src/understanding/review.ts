import { Worker } from 'node:worker_threads';
import type { ReviewView } from '#protocol';
import type { Example, HeldOutAnswers, Unanswered } from '#understanding';
import { outcomeOf } from './thread-outcome.js';

export interface ReviewOrder {
  readonly examples: readonly Example[];
  readonly held: HeldOutAnswers;
  /** Newest first. */
  readonly unanswered: readonly Unanswered[];
}

/** Compares every example with every other, which takes seconds: on a thread of its own. */
export const review = (order: ReviewOrder): Promise<Omit<ReviewView, 'version'>> =>
  outcomeOf(new Worker(new URL('./review.worker.js', import.meta.url), { workerData: order }), 'reviewing');
