import type { CompareOrder, RunNews, WorkOrder } from '#projections';
import type { Comparison } from '#protocol';
import type { StoresConfig } from '../config/config.js';

/** What a thread is started with. */
export interface ThreadOrder {
  readonly stores: StoresConfig;
  readonly order:
    | { readonly kind: 'work'; readonly work: WorkOrder }
    | { readonly kind: 'compare'; readonly compare: CompareOrder };
}

/** What a thread says. */
export type ThreadNews =
  | { readonly kind: 'news'; readonly news: RunNews }
  | { readonly kind: 'compared'; readonly comparison: Omit<Comparison, 'replayId'> }
  | { readonly kind: 'error'; readonly message: string };

/** What a thread is told: to end when what is under way is stored. */
export const STOP = 'stop';
