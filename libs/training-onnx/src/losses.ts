import { logSoftmax, softplus } from './activations.js';
import { add, divide, multiply, scale, subtract } from './arithmetic.js';
import { pick } from './indexing.js';
import { sumAll, sumAxis } from './reduce.js';
import type { Indices, Tape, Value } from './tape.js';

/**
 * Mean cross-entropy of softmax, in nats.
 *
 * @param logits [rows, classes]
 * @param labels [rows]
 * @param weights [rows]; rows of weight 0 do not count
 * @param smoothing share of the target spread evenly over all classes (Szegedy et al. 2016)
 */
export function crossEntropy(
  tape: Tape,
  logits: Value,
  labels: Indices,
  weights: Value,
  smoothing = 0,
): Value {
  const logs = logSoftmax(tape, logits);
  const right = scale(tape, pick(tape, logs, labels), smoothing - 1);
  const classes = Number(logits.shape[1]);
  const each =
    smoothing === 0 ? right : add(tape, right, scale(tape, sumAxis(tape, logs, 1), -smoothing / classes));
  return weightedMean(tape, each, weights);
}

/** Mean logistic loss of scores against targets between 0 and 1, in nats; all of shape [rows]. */
export function binaryCrossEntropy(tape: Tape, scores: Value, targets: Value, weights: Value): Value {
  const each = subtract(tape, softplus(tape, scores), multiply(tape, scores, targets));
  return weightedMean(tape, each, weights);
}

export const weightedMean = (tape: Tape, each: Value, weights: Value): Value =>
  divide(tape, sumAll(tape, multiply(tape, each, weights)), sumAll(tape, weights));
