import { type Head, headsOf, isLogistic, type ModelShape, type TrainingSettings } from '#foresight';
import {
  logSoftmax,
  type LossOf,
  multiply,
  pick,
  reshape,
  scale,
  softplus,
  subtract,
  sumAll,
  add,
  sampledCrossEntropy,
  type Tape,
  tiedCrossEntropy,
  type Value,
} from '#training-onnx';
import { inputNames } from './batch.js';
import { Trunk } from './trunk.js';

/** Declares the targets of a head. @param negatives items drawn for all places; 0: all. @returns its weighted sum of losses, a scalar */
export function headLoss(tape: Tape, trunk: Trunk, states: Value, head: Head, negatives = 0): Value {
  const places = inputNames.places(head);
  const there = trunk.at(states, places);
  const weights = tape.input(inputNames.weights(head), [places]);
  return sumAll(tape, multiply(tape, eachLoss(tape, trunk, there, head, negatives), weights));
}

/** [places], in nats */
function eachLoss(tape: Tape, trunk: Trunk, there: Value, head: Head, negatives: number): Value {
  const places = there.shape.slice(0, 1);
  if (isLogistic(head)) {
    const logits = reshape(tape, trunk.dense(`heads/${head}`, there), [-1], places);
    const targets = tape.input(inputNames.labels(head), places);
    return subtract(tape, softplus(tape, logits), multiply(tape, logits, targets));
  }
  const labels = tape.indices(inputNames.labels(head), places);
  if (head === 'item' && trunk.items) {
    if (negatives === 0) return tiedCrossEntropy(tape, there, trunk.items, labels);
    const drawn = tape.indices(inputNames.negatives, [negatives]);
    return sampledCrossEntropy(tape, there, trunk.items, labels, drawn);
  }
  return scale(tape, pick(tape, logSoftmax(tape, trunk.dense(`heads/${head}`, there)), labels), -1);
}

/** The loss that training makes small: of the heads that weigh something, dropout included. */
export const foresightLoss =
  (shape: ModelShape, { weights, dropout: rate, negatives }: TrainingSettings): LossOf =>
  (tape, of, dropout) => {
    const trunk = new Trunk(tape, of, shape, (value) => dropout(value, rate));
    const states = trunk.encode();
    const losses = headsOf(shape.sizes)
      .filter((head) => weights[head] > 0)
      .map((head) => headLoss(tape, trunk, states, head, negatives));
    return losses.reduce((sum, loss) => add(tape, sum, loss));
  };
