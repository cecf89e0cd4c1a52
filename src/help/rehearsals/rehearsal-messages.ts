import type { Rehearsed, RehearsalOrder, RehearsalProgress } from '#help';
import type { StoresConfig } from '../../config/config.js';

/** What a thread is started with. */
export interface RehearsalTask {
  readonly stores: StoresConfig;
  readonly order: RehearsalOrder;
  /** The shop's. */
  readonly timeZone: string;
  /** Whether the shop is the demo's. */
  readonly demo: boolean;
}

/** What it says. */
export type RehearsalNews =
  | { readonly kind: 'progress'; readonly progress: RehearsalProgress }
  | { readonly kind: 'done'; readonly rehearsed: Rehearsed }
  | { readonly kind: 'failed'; readonly message: string };
