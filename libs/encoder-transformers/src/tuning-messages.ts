import type { TuningProgress } from '#understanding';
import type { Computing, TuningWork } from './tuning-run.js';

/** What a tuning's thread is started with. */
export interface TuningStart {
  readonly work: TuningWork;
  readonly computing: Computing;
  /** Folder of the encoder it starts from. */
  readonly base: string;
  /** Where tuned encoders are kept, and the name of this one. */
  readonly root: string;
  readonly name: string;
  /** Path of the checkpoint. */
  readonly checkpoint: string;
}

/** Main thread → the tuning's thread. */
export type TuningCommand = 'stop';

/** The tuning's thread → main thread; the last is always one of the other two. */
export type TuningReply =
  ({ readonly kind: 'progress' } & TuningProgress) | { readonly kind: 'done' } | { readonly kind: 'stopped' };
