import type { RankedIntent } from '#protocol';
import type { BehaviourSequence } from '../moment.js';

/** What is believed of a shopper at the end of what they did. All probabilities are calibrated. */
export interface Foresight {
  /** What they will ask within the horizon, most probable first; with `none` the probabilities sum to 1. */
  readonly questions: readonly RankedIntent[];
  /** Probability that they ask nothing within the horizon. */
  readonly none: number;
  /** The type of their next event within this session, most probable first; with `leave` they sum to 1. */
  readonly nextTypes: readonly { readonly type: string; readonly probability: number }[];
  /** Probability that the session ends here. */
  readonly leave: number;
  /** Probability that an order is completed in this session. */
  readonly purchase: number;
  /** Probability that they come back within `comeBackDays` after this session. */
  readonly comeBack: number;
  /** The next product they turn to, most probable first, as many as were asked for. */
  readonly items: readonly ScoredItem[];
}

export interface ScoredItem {
  readonly item: string;
  readonly probability: number;
}

export interface PredictOptions {
  /** How many items to name; default 0: ranking all items costs more than all other heads. */
  readonly items?: number;
}

/** Sees what shoppers are about to do from what they did. */
export abstract class ForesightModel {
  abstract readonly model: { readonly name: string; readonly version: string };
  /** Within which a question counts as foreseen. */
  abstract readonly horizonHours: number;
  abstract readonly comeBackDays: number;

  /** @returns one foresight a sequence, in their order; a sequence without moments gets the base rates */
  abstract predict(
    sequences: readonly BehaviourSequence[],
    options?: PredictOptions,
  ): Promise<readonly Foresight[]>;

  /** Resolves when everything asked is answered and nothing is held any more. */
  abstract close(): Promise<void>;
}
