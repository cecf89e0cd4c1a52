import type { CartLine } from '../people/shopper.js';

export interface Checkout {
  readonly id: string;
  readonly lines: readonly CartLine[];
  /** Value of the goods. */
  readonly goods: number;
  readonly code?: string;
}
