import { seededRandom, shuffle } from '#kernel';
import { addRows, addScaled, LinearHead, softmax, type HeadInput } from '../model/linear-head.js';

export interface RegressionSettings {
  readonly epochs: number;
  /** Small sets are gone through more often, until so many batches were seen. */
  readonly minimumSteps: number;
  readonly batch: number;
  readonly learningRate: number;
  /** Strength of the L2 penalty ½·l2·‖w‖² on every row a batch touches. */
  readonly l2: number;
  readonly seed: number;
}

export interface Labelled {
  readonly inputs: readonly HeadInput[];
  /** Label of each input, from 0. */
  readonly labels: Int32Array;
}

/**
 * Gradient of the mean cross-entropy over a batch, kept row by row like the head's weights, so that a batch
 * costs what its texts contain and not what the vocabulary holds.
 */
export class BatchGradient {
  readonly values: Float32Array;
  /** Rows that the batch touches; all others have gradient 0. */
  readonly rows: number[] = [];
  readonly #touchedIn: Int32Array;
  /** (probability − truth) / batch size: a row of labels for each text of the batch. */
  #residuals = new Float32Array(0);
  #batch = 0;

  constructor(private readonly head: LinearHead) {
    this.values = new Float32Array(head.weights.length);
    this.#touchedIn = new Int32Array(head.biasRow + 1);
  }

  /** Computes the gradient over `batch` (indices into `data`) and returns the mean loss. */
  compute(data: Labelled, batch: Int32Array): number {
    const { labels } = this.head;
    this.#clear();
    if (this.#residuals.length < batch.length * labels)
      this.#residuals = new Float32Array(batch.length * labels);
    const inputs = Array.from(batch, (example) => inputAt(data, example));
    let loss = 0;
    inputs.forEach((input, at) => {
      const residual = this.#residuals.subarray(at * labels, (at + 1) * labels).fill(0);
      loss += this.#residual(residual, input, data.labels[batch[at] ?? 0] ?? 0, batch.length);
      this.#addTerms(residual, input);
    });
    this.#addVectors(inputs);
    return loss / batch.length;
  }

  #residual(into: Float32Array, input: HeadInput, label: number, batchSize: number): number {
    this.head.scores(input, into);
    softmax(into);
    const loss = -Math.log(Math.max(into[label] ?? 0, 1e-30));
    into[label] = (into[label] ?? 0) - 1;
    for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) / batchSize;
    return loss;
  }

  #addTerms(residual: Float32Array, { terms: { indices, values } }: HeadInput): void {
    const { labels, biasRow } = this.head;
    for (let i = 0; i < indices.length; i++) {
      const row = indices[i] ?? 0;
      this.#touch(row);
      addScaled(this.values, row * labels, residual, 0, labels, values[i] ?? 0);
    }
    this.#touch(biasRow);
    addScaled(this.values, biasRow * labels, residual, 0, labels, 1);
  }

  /** Every text with a vector touches every dimension: one row of the gradient at a time, over all texts. */
  #addVectors(inputs: readonly HeadInput[]): void {
    if (!inputs.some((input) => input.vector)) return;
    const { labels, terms, dimensions } = this.head;
    const column = new Float32Array(inputs.length);
    for (let d = 0; d < dimensions; d++) {
      for (let at = 0; at < inputs.length; at++) column[at] = inputs[at]?.vector?.[d] ?? 0;
      this.#touch(terms + d);
      addRows(this.values, (terms + d) * labels, this.#residuals, 0, labels, column, inputs.length);
    }
  }

  #touch(row: number): void {
    if (this.#touchedIn[row] === this.#batch) return;
    this.#touchedIn[row] = this.#batch;
    this.rows.push(row);
  }

  #clear(): void {
    const { labels } = this.head;
    for (const row of this.rows) this.values.fill(0, row * labels, (row + 1) * labels);
    this.rows.length = 0;
    this.#batch++;
  }
}

function inputAt({ inputs }: Labelled, example: number): HeadInput {
  const input = inputs[example];
  if (!input) throw new RangeError(`There is no example ${example}.`);
  return input;
}

/**
 * Trains a head by AdaGrad (Duchi, Hazan, Singer 2011) on mini-batches: rare n-grams keep large steps while
 * frequent ones settle. The same data, settings and seed give the same weights, bit for bit.
 *
 * @param onEpoch is told after each epoch the share of epochs done and the mean loss over the last.
 */
export function trainHead(
  data: Labelled,
  shape: { readonly terms: number; readonly dimensions: number; readonly labels: number },
  settings: RegressionSettings,
  onEpoch: (share: number, loss: number) => void = () => undefined,
): LinearHead {
  const head = LinearHead.zero(shape.terms, shape.dimensions, shape.labels);
  const gradient = new BatchGradient(head);
  const squares = new Float32Array(head.weights.length);
  const random = seededRandom(settings.seed);
  const order = Int32Array.from(data.labels.keys());
  const epochs = Math.max(
    settings.epochs,
    Math.ceil((settings.minimumSteps * settings.batch) / order.length),
  );
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (let from = 0; from < order.length; from += settings.batch) {
      const batch = order.subarray(from, from + settings.batch);
      loss += gradient.compute(data, batch) * batch.length;
      step(head, gradient, squares, settings);
    }
    onEpoch(epoch / epochs, loss / order.length);
  }
  return head;
}

function step(
  head: LinearHead,
  gradient: BatchGradient,
  squares: Float32Array,
  settings: RegressionSettings,
): void {
  const { weights, labels } = head;
  const { learningRate, l2 } = settings;
  for (const row of gradient.rows) {
    for (let i = row * labels; i < (row + 1) * labels; i++) {
      const weight = weights[i] ?? 0;
      const slope = (gradient.values[i] ?? 0) + l2 * weight;
      const square = (squares[i] ?? 0) + slope * slope;
      squares[i] = square;
      weights[i] = weight - (learningRate * slope) / Math.sqrt(square + 1e-10);
    }
  }
}
