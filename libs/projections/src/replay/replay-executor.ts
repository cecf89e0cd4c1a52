import type { Comparison } from '#protocol';
import type { RunNews } from './replay-order.js';
import type { ReplayOrder } from './shadow.js';

/** What is to be worked on, so that it can be said to another thread. */
export interface WorkOrder {
  readonly projection: string;
  /** Absent: the documents that were there without any replay. */
  readonly replay?: ReplayOrder;
  readonly secondsBefore?: number;
}

/** Work that goes on until it is stopped, or has said its last word. */
export interface Work {
  /** Resolves when what was under way is stored. */
  stop(): Promise<void>;
}

export interface CompareOrder {
  readonly projection: string;
  /** Generations. */
  readonly live: number;
  readonly shadow: number;
  readonly samples: number;
  /** How long to wait until both have heard the same. */
  readonly patienceMs?: number;
}

/** Where replays are worked on: in this thread, or in others. */
export abstract class ReplayExecutor {
  abstract begin(order: WorkOrder, hear: (news: RunNews) => void): Work;
  abstract compare(order: CompareOrder): Promise<Omit<Comparison, 'replayId'>>;
}
