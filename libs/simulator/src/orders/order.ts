import type { CartLine } from '../people/shopper.js';

export interface Order {
  readonly id: string;
  /** Milliseconds. */
  readonly placedAt: number;
  readonly total: number;
  readonly lines: readonly CartLine[];
  isCancelled?: boolean;
}
