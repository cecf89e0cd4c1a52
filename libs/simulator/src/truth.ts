import type { CauseName } from './troubles/causes.js';

/**
 * What was behind a shopper's behaviour. It is told beside the events and stands in none of them: for analysis and
 * for tests, never for a model.
 */
export interface Truth {
  readonly shopperId: string;
  readonly cause: CauseName;
  /** Of the first sign; milliseconds. */
  readonly beganAt: number;
  readonly signs: number;
  readonly outcome: 'asked' | 'eased' | 'left' | 'endured';
  /** When it was over, or given up: the time of the question where it was asked. */
  readonly endedAt: number;
  /** What they meant to ask. */
  readonly intent?: string;
  /** What their message was read as; a classifier errs now and then. */
  readonly readAs?: string;
}
