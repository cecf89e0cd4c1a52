import { addScaled, LinearHead, softmax, type HeadInput } from '../model/linear-head.js';
import { seededRandom, shuffle } from './random.js';

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
  readonly #scores: Float32Array;
  #batch = 0;

  constructor(private readonly head: LinearHead) {
    this.values = new Float32Array(head.weights.length);
    this.#touchedIn = new Int32Array(head.biasRow + 1);
    this.#scores = new Float32Array(head.labels);
  }

  /** Computes the gradient over `batch` (indices into `data`) and returns the mean loss. */
  compute(data: Labelled, batch: Int32Array): number {
    this.#clear();
    let loss = 0;
    for (const example of batch) {
      const input = data.inputs[example];
      if (input) loss += this.#addExample(input, data.labels[example] ?? 0, batch.length);
    }
    return loss / batch.length;
  }

  #addExample(input: HeadInput, label: number, batchSize: number): number {
    const { head } = this;
    const scores = this.#scores;
    head.scores(input, scores);
    softmax(scores);
    const loss = -Math.log(Math.max(scores[label] ?? 0, 1e-30));
    scores[label] = (scores[label] ?? 0) - 1;
    const { indices, values } = input.terms;
    for (let i = 0; i < indices.length; i++) this.#addRow(indices[i] ?? 0, (values[i] ?? 0) / batchSize);
    if (input.vector) {
      for (let d = 0; d < head.dimensions; d++)
        this.#addRow(head.terms + d, (input.vector[d] ?? 0) / batchSize);
    }
    this.#addRow(head.biasRow, 1 / batchSize);
    return loss;
  }

  #addRow(row: number, factor: number): void {
    if (this.#touchedIn[row] !== this.#batch) {
      this.#touchedIn[row] = this.#batch;
      this.rows.push(row);
    }
    const { labels } = this.head;
    addScaled(this.values, row * labels, this.#scores, 0, labels, factor);
  }

  #clear(): void {
    const { labels } = this.head;
    for (const row of this.rows) this.values.fill(0, row * labels, (row + 1) * labels);
    this.rows.length = 0;
    this.#batch++;
  }
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
