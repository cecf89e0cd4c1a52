import type { EncodedSequence, Example, ModelShape, Targets, TrainingSettings } from '#foresight';
import { seededRandom } from '#kernel';

/** A network that is trained in a second, with every feature and head. */
export const tinyShape: ModelShape = {
  sizes: {
    types: 6,
    items: 8,
    categories: 4,
    prices: 5,
    gaps: 5,
    devices: 4,
    questions: 3,
    purchase: true,
    comeBack: true,
  },
  length: 8,
  width: 16,
  layers: 2,
  heads: 2,
  content: 0,
};

export const tinySettings: TrainingSettings = {
  seed: 1,
  epochs: 12,
  batch: 16,
  rate: 1e-2,
  warmUpSteps: 10,
  dropout: 0.1,
  weightDecay: 0.01,
  negatives: 0,
  patience: 12,
  weights: { item: 1, type: 1, question: 1, purchase: 1, comeBack: 0.5 },
};

/**
 * Visits in which everything follows from what was before: the next item is the one after, and who looked at item 3
 * will ask the first question, and who did not buys.
 */
export function tinyExamples(count: number, seed: number): Example[] {
  const random = seededRandom(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  return Array.from({ length: count }, () => {
    const first = upTo(6);
    const moments = 3 + upTo(5);
    const item = Int32Array.from({ length: moments }, (_, i) => 2 + ((first + i) % 6));
    const asks = item.map((_, i) => Number(item.subarray(0, i + 1).includes(3)));
    const input: EncodedSequence = {
      item,
      type: item.map((_, i) => 2 + (i % 3)),
      category: item.map((id) => 2 + (id % 2)),
      price: item.map((id) => 2 + (id % 3)),
      gap: item.map(() => 1 + upTo(4)),
      device: 2 + upTo(2),
    };
    const targets: Targets = {
      item: item.map((id, i) => (i === moments - 1 ? -1 : 2 + ((id - 1) % 6))),
      type: item.map((_, i) => (i === moments - 1 ? -1 : 2 + ((i + 1) % 3))),
      question: asks,
      purchase: asks.map((asked) => 1 - asked),
      comeBack: item.map(() => -1),
    };
    return { input, targets };
  });
}
