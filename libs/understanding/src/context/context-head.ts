import type { SparseVector } from '../features/vectoriser.js';
import { LinearHead, type HeadInput } from '../model/linear-head.js';

/** How sharp the votes of the centroids are: a cosine of 1 counts so much. */
const SHARPNESS = 15;
/** How far rare intents are preferred to what their number of examples alone would say. */
const BALANCE = 0.4;

interface Shape {
  readonly terms: number;
  readonly dimensions: number;
  readonly labels: number;
}

/**
 * A head for questions with what the shopper said before them. Three experts vote, and since each is linear their
 * product is again one head: one reads the question alone; one reads it with the turns before it, a word weighing the
 * same wherever it was said; and the mean of each intent's examples, which is as good to rare intents as to
 * frequent ones.
 *
 * @param size rows of the question's own terms; those of the turns before follow
 * @param train learns a head on the inputs it is given
 */
export function contextHead(
  { inputs, labels }: { readonly inputs: readonly HeadInput[]; readonly labels: Int32Array },
  size: number,
  shape: Shape,
  train: (inputs: readonly HeadInput[]) => LinearHead,
): LinearHead {
  const alone = train(inputs.map((input) => ({ ...input, terms: ownTerms(input.terms, size) })));
  const together = inputs.map((input) => ({ ...input, terms: anywhere(input.terms, size) }));
  const aware = train(together);
  const means = centroidHead(together, labels, shape);
  const sum = LinearHead.zero(shape.terms, shape.dimensions, shape.labels);
  const block = size * shape.labels;
  sum.weights.forEach((_, i) => {
    const isBefore = i >= block && i < 2 * block;
    // The turns before have rows of their own, on which the two that read them put what they learnt on any.
    const at = isBefore ? i - block : i;
    const read = (aware.weights[at] ?? 0) + (means.weights[at] ?? 0);
    sum.weights[i] = isBefore ? read : read + (alone.weights[i] ?? 0);
  });
  addBalance(sum, labels);
  return sum;
}

function ownTerms({ indices, values, known }: SparseVector, size: number): SparseVector {
  return {
    indices: indices.filter((row) => row < size),
    values: values.filter((_, i) => (indices[i] ?? 0) < size),
    known,
  };
}

const anywhere = (terms: SparseVector, size: number): SparseVector => ({
  ...terms,
  indices: terms.indices.map((row) => row % size),
});

/** Scores a text by its likeness to the mean of each label's examples (Rocchio). */
function centroidHead(inputs: readonly HeadInput[], labels: Int32Array, shape: Shape): LinearHead {
  const head = LinearHead.zero(shape.terms, shape.dimensions, shape.labels);
  const { weights } = head;
  let lengths = 0;
  inputs.forEach(({ terms, vector }, i) => {
    const label = labels[i] ?? 0;
    const add = (row: number, value: number): void => {
      const at = row * shape.labels + label;
      weights[at] = (weights[at] ?? 0) + value;
    };
    terms.indices.forEach((row, k) => add(row, terms.values[k] ?? 0));
    vector?.forEach((value, d) => add(shape.terms + d, value));
    lengths += Math.hypot(...terms.values, ...(vector ?? [])) / inputs.length;
  });
  const squares = new Float64Array(shape.labels);
  weights.forEach(
    (weight, i) => (squares[i % shape.labels] = (squares[i % shape.labels] ?? 0) + weight ** 2),
  );
  weights.forEach((weight, i) => {
    const length = Math.sqrt(squares[i % shape.labels] ?? 0) || 1;
    weights[i] = (SHARPNESS * weight) / length / (lengths || 1);
  });
  return head;
}

function addBalance(head: LinearHead, labels: Int32Array): void {
  const counts = new Float64Array(head.labels).fill(1);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const bias = head.biasRow * head.labels;
  counts.forEach((count, label) => {
    head.weights[bias + label] =
      (head.weights[bias + label] ?? 0) - BALANCE * Math.log(count / labels.length);
  });
}
