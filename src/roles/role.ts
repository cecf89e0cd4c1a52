import type { ProjectionStatus } from '#protocol';

/** A part that works along the log, in this process or in one of its own. */
export interface Role {
  start(): Promise<void>;
  /** Resolves when what begins behind `start` has begun, or has failed to. */
  settled?(): Promise<void>;
  /** Ends after the work under way is safe. */
  stop(): Promise<void>;
  status(): Promise<readonly ProjectionStatus[]>;
}
