import type { CompareOrder, RunNews, ShareOrder, ShareProgress, WorkOrder } from '#projections';
import type { CheckpointMoved } from '#read-models';
import type { Comparison } from '#protocol';
import type { StoresConfig } from '../config/config.js';

/** What a thread is started with. */
export interface ThreadOrder {
  readonly stores: StoresConfig;
  readonly order:
    | { readonly kind: 'work'; readonly work: WorkOrder }
    | { readonly kind: 'share'; readonly share: ThreadShare }
    | { readonly kind: 'compare'; readonly compare: CompareOrder };
}

/** A share, the projection by its name. */
export type ThreadShare = Omit<ShareOrder, 'projection'> & { readonly projection: string };

/** What a thread says. */
export type ThreadNews =
  | { readonly kind: 'news'; readonly news: RunNews }
  | { readonly kind: 'compared'; readonly comparison: Omit<Comparison, 'replayId'> }
  | { readonly kind: 'share'; readonly progress: ShareProgress }
  | { readonly kind: 'share-ended' }
  /** Somebody else works on the same share. */
  | { readonly kind: 'moved'; readonly moved: Pick<CheckpointMoved, 'model' | 'expected' | 'actual'> }
  | { readonly kind: 'impossible'; readonly reason: string }
  | { readonly kind: 'error'; readonly message: string };

/** What a thread is told: to end when what is under way is stored. */
export const STOP = 'stop';
