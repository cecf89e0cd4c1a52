export {
  dropout,
  layerNorm,
  logSoftmax,
  relu,
  sigmoid,
  softmax,
  softplus,
  sqrt,
  tanh,
} from './activations.js';
export { adamW, type AdamW, type Update } from './adamw.js';
export { add, divide, multiply, scale, subtract } from './arithmetic.js';
export { gather, pick } from './indexing.js';
export { matMul, reshape, split, transpose } from './linear.js';
export { binaryCrossEntropy, crossEntropy, weightedMean } from './losses.js';
export { sumAll, sumAxis } from './reduce.js';
export { type Indices, Tape, type Value } from './tape.js';
export { type Batch, Trainer, type TrainerOptions, type TrainingState } from './trainer.js';
export { type LossOf, type Parameter, type ParameterOf, trainingStep } from './training-step.js';
