import { describe, expect, it } from '@jest/globals';
import { LinearHead, softmax, type HeadInput } from '../model/linear-head.js';
import { BatchGradient, trainHead, type Labelled } from './logistic-regression.js';
import { seededRandom } from '#kernel';

const SHAPE = { terms: 4, dimensions: 5, labels: 3 };
const settings = { epochs: 30, minimumSteps: 0, batch: 4, learningRate: 0.3, l2: 0, seed: 1 };

function input(terms: readonly [row: number, value: number][], vector?: readonly number[]): HeadInput {
  return {
    terms: {
      indices: Int32Array.from(terms, ([row]) => row),
      values: Float32Array.from(terms, ([, value]) => value),
      known: 1,
    },
    vector: vector && Float32Array.from(vector),
  };
}

/** Six texts, with and without vector, with shared and unshared terms. */
const data: Labelled = {
  inputs: [
    input([[0, 1]], [1, 0, -1, 0.5, 2]),
    input([
      [0, 0.5],
      [1, 1],
    ]),
    input([[2, 1]], [0, 1, 1, -0.5, 0.2]),
    input([], [2, -1, 0.3, 1, -1]),
    input([
      [2, 0.7],
      [0, 0.1],
    ]),
    input([[1, 1]], [0.1, 0.2, 0.3, 0.4, 0.5]),
  ],
  labels: Int32Array.of(0, 1, 2, 0, 2, 1),
};

function randomHead(): LinearHead {
  const random = seededRandom(3);
  const head = LinearHead.zero(SHAPE.terms, SHAPE.dimensions, SHAPE.labels);
  head.weights.forEach((_, i) => (head.weights[i] = random() - 0.5));
  return head;
}

/** Mean cross-entropy, written down once more and plainly. */
function lossOf(head: LinearHead, batch: Int32Array): number {
  let loss = 0;
  for (const example of batch) {
    const scores = new Float32Array(SHAPE.labels);
    head.scores(data.inputs[example] ?? input([]), scores);
    const sum = scores.reduce((total, score) => total + Math.exp(score), 0);
    loss += Math.log(sum) - (scores[data.labels[example] ?? 0] ?? 0);
  }
  return loss / batch.length;
}

describe('LinearHead', () => {
  it('adds bias, terms and vector', () => {
    const head = randomHead();
    const scores = new Float32Array(3);
    const weight = (row: number, label: number): number => head.weights[row * 3 + label] ?? NaN;
    head.scores(input([[1, 2]], [1, 2, 3, 4, 5]), scores);
    for (const label of [0, 1, 2]) {
      const vector = [1, 2, 3, 4, 5].reduce((sum, value, d) => sum + value * weight(4 + d, label), 0);
      expect(scores[label]).toBeCloseTo(weight(9, label) + 2 * weight(1, label) + vector, 5);
    }
  });

  it('refuses weights of another shape', () => {
    expect(() => new LinearHead(1, 1, 2, new Float32Array(5))).toThrow('has 6 weights, not 5');
  });
});

describe('softmax', () => {
  it('does not overflow, and a temperature keeps the order', () => {
    const scores = Float32Array.of(1000, 990, -1000);
    softmax(scores, 10);
    expect(scores[0]).toBeCloseTo(Math.E / (Math.E + 1), 5);
    expect(scores[1]).toBeCloseTo(1 / (Math.E + 1), 5);
  });
});

describe('BatchGradient', () => {
  const batch = Int32Array.of(0, 1, 2, 3, 5);

  it('is the slope of the loss, by finite differences', () => {
    const head = randomHead();
    const gradient = new BatchGradient(head);
    expect(gradient.compute(data, batch)).toBeCloseTo(lossOf(head, batch), 5);
    const step = 1e-2;
    head.weights.forEach((weight, i) => {
      head.weights[i] = weight + step;
      const above = lossOf(head, batch);
      head.weights[i] = weight - step;
      const below = lossOf(head, batch);
      head.weights[i] = weight;
      expect(gradient.values[i]).toBeCloseTo((above - below) / (2 * step), 4);
    });
  });

  it('touches the rows of the batch and forgets the batch before', () => {
    const head = randomHead();
    const gradient = new BatchGradient(head);
    gradient.compute(data, batch);
    gradient.compute(data, Int32Array.of(4));
    expect([...gradient.rows].sort()).toEqual([0, 2, head.biasRow]);
    expect(gradient.values.subarray(3, 6)).toEqual(new Float32Array(3));
  });
});

describe('trainHead', () => {
  it('learns what can be learnt', () => {
    const head = trainHead(data, SHAPE, settings);
    expect(lossOf(head, Int32Array.from(data.labels.keys()))).toBeLessThan(0.1);
  });

  it('gives the same weights for the same seed, and others for another', () => {
    const weights = (seed: number): Float32Array => trainHead(data, SHAPE, { ...settings, seed }).weights;
    expect(weights(5)).toEqual(weights(5));
    expect(weights(5)).not.toEqual(weights(6));
  });

  it('is held back by the penalty', () => {
    const size = (l2: number): number =>
      trainHead(data, SHAPE, { ...settings, l2 }).weights.reduce((sum, weight) => sum + weight * weight, 0);
    expect(size(0.1)).toBeLessThan(size(0));
  });

  it('goes through a small set until it has taken the steps asked for', () => {
    const shares: number[] = [];
    trainHead(data, SHAPE, { ...settings, epochs: 1, minimumSteps: 6 }, (share) => shares.push(share));
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });
});
