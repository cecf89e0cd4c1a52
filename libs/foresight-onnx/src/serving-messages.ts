import type { PackedExamples } from '#foresight';
import type { Logits } from './serving-network.js';
import type { Computing } from './training-work.js';
import type { TrainedNetwork } from './with-items.js';

/** What a serving thread is started with. */
export interface ServingStart {
  readonly network: TrainedNetwork;
  readonly computing: Computing;
  /** Most sequences computed together. */
  readonly batch: number;
}

/** Main thread → serving thread, as many as came in together. */
export interface LogitsRequest {
  readonly id: number;
  readonly sequences: PackedExamples;
  readonly every: boolean;
  readonly items: boolean;
}

/** One request, answered. */
export interface Answer {
  readonly id: number;
  readonly logits: Logits;
}

/** Serving thread → main thread. */
export type ServingReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] }
  | { readonly kind: 'failed'; readonly ids: readonly number[]; readonly reason: string };
