import type { Change } from '#read-models';

/** What one commit of one projection changed. */
export interface Committed {
  readonly projection: string;
  readonly version: number;
  /** The last change of every document that changed; empty where only the position moved. */
  readonly changes: readonly Change<unknown>[];
  /** Other documents have taken the place of all: any may differ. */
  readonly everything?: boolean;
  /** The documents are now current up to here. */
  readonly position: bigint;
}

export type CommitListener = (commit: Committed) => void;
