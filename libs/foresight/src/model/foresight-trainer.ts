import type { Example, ItemContent, ModelShape } from '../encoding/encoded.js';

export interface TrainingData {
  readonly shape: ModelShape;
  readonly train: readonly Example[];
  /** Later in time, or other shoppers: for early stopping, never for learning. */
  readonly validation: readonly Example[];
  readonly content?: ItemContent;
}

export interface TrainingSettings {
  readonly seed: number;
  readonly epochs: number;
  /** Sequences a step. */
  readonly batch: number;
  readonly rate: number;
  readonly warmUpSteps: number;
  readonly dropout: number;
  readonly weightDecay: number;
  /** Items drawn a step to tell the right one from; 0: all of them (full softmax). */
  readonly negatives: number;
  /** Epochs without a better validation score after which it ends. */
  readonly patience: number;
  /** How much each head weighs in the loss. */
  readonly weights: Readonly<Record<Head, number>>;
}

export type Head = 'item' | 'type' | 'question' | 'purchase' | 'comeBack';

export interface TrainingNews {
  readonly epoch: number;
  readonly epochs: number;
  /** Of the whole, 0 to 1. */
  readonly share: number;
  readonly secondsLeft?: number;
  /** Mean loss of the epoch so far, and of the validation slice after the last whole one. */
  readonly loss: number;
  readonly validationLoss?: number;
  readonly device: string;
}

export interface TrainingRun {
  readonly signal?: AbortSignal;
  readonly onNews?: (news: TrainingNews) => void;
  /** Where it stands is kept there after every epoch, and taken up again from there. */
  readonly checkpoint?: string;
}

/** Weights by parameter name: the same names and shapes whoever trained them. */
export type Weights = ReadonlyMap<string, Float32Array>;

export interface TrainedWeights {
  readonly weights: Weights;
  readonly epochs: number;
  readonly seconds: number;
  readonly device: string;
  /** Oldest first, one point an epoch. */
  readonly curve: readonly {
    readonly epoch: number;
    readonly loss: number;
    readonly validationLoss?: number;
  }[];
}

/** Learns the weights of a sequence Transformer. The same data, settings and seed give the same weights. */
export abstract class ForesightTrainer {
  abstract readonly device: string;

  /** Mean loss of each head over examples, without dropout: two trainers must agree on it. Heads left out: absent. */
  abstract losses(
    shape: ModelShape,
    weights: Weights,
    examples: readonly Example[],
    content?: ItemContent,
  ): Promise<Partial<Readonly<Record<Head, number>>>>;

  /** @throws the signal's reason where it was aborted; the checkpoint stays */
  abstract train(data: TrainingData, settings: TrainingSettings, run?: TrainingRun): Promise<TrainedWeights>;
}
