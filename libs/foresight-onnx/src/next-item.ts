import {
  type EncodedSequence,
  type Example,
  FIRST_ITEM,
  type ModelShape,
  packExamples,
  packSequences,
  type TrainedWeights,
  type TrainingRun,
  type TrainingSettings,
} from '#foresight';
import { Network } from './network.js';
import { trainOnThread } from './on-thread.js';
import type { News } from './training-work.js';
import { startOf } from './onnx-foresight-trainer.js';

/** The make of the network and its training, chosen on the validation items of Amazon Beauty: docs/results/next-item-beauty.md. */
export const NEXT_ITEM = {
  shape: { length: 50, width: 64, layers: 2, heads: 1 },
  settings: {
    batch: 128,
    epochs: 60,
    rate: 1e-3,
    warmUpSteps: 200,
    dropout: 0.5,
    weightDecay: 0.5,
    negatives: 0,
    patience: 12,
  },
} as const;

export interface NextItemData {
  /** Items are numbered from 0. */
  readonly items: number;
  /** What each person turned to, oldest first, without what is held out. */
  readonly sequences: readonly (readonly number[])[];
  /** For stopping early: the item that followed each of the sequences, -1 where it is not to be measured on. */
  readonly following?: readonly number[];
}

export interface NextItemOptions extends Omit<TrainingRun, 'onNews'> {
  /** `figures`: hit rate and NDCG at 10 on the items that followed, those seen before left out. */
  readonly onNews?: (news: News) => void;
  readonly seed?: number;
  readonly device?: string;
  readonly threads?: number;
  readonly shape?: Partial<Pick<ModelShape, 'length' | 'width' | 'layers' | 'heads'>>;
  readonly settings?: Partial<TrainingSettings>;
}

export interface NextItemModel extends Pick<TrainedWeights, 'epochs'> {
  readonly curve: readonly (TrainedWeights['curve'][number] & {
    readonly hr10?: number;
    readonly ndcg10?: number;
  })[];
  readonly trainSeconds: number;
  /**
   * For each history one logit an item, in the order of their numbers; softmax makes them probabilities. Ask for some
   * hundred at a time: an answer is [histories × items] numbers.
   */
  scores(histories: readonly (readonly number[])[]): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

/**
 * Trains the sequence Transformer on nothing but the order of items. With a checkpoint folder it goes on where it was
 * interrupted, and a training that was finished there is not done again.
 */
export async function trainNextItem(
  { items, sequences, following }: NextItemData,
  { seed = 1, device = 'cpu', threads = 1, checkpoint, ...options }: NextItemOptions = {},
): Promise<NextItemModel> {
  const shape = shapeOf(items, { ...NEXT_ITEM.shape, ...options.shape });
  const settings: TrainingSettings = {
    seed,
    weights: { item: 1, type: 0, question: 0, purchase: 0, comeBack: 0 },
    ...NEXT_ITEM.settings,
    ...options.settings,
  };
  const computing = { device, threads };
  const train = packExamples(
    sequences.filter(({ length }) => length > 1).map((items) => toLearn(items, shape)),
    shape,
  );
  const asked = following ? sequences.map((items, i) => toAsk(items, following[i] ?? -1)) : [];
  const validation = packExamples(
    asked.filter(({ targets }) => targets.item.at(-1) !== -1),
    shape,
  );
  const work = { shape, settings, train, validation, criterion: 'ndcg' } as const;
  const { weights, curve, epochs, seconds } = await trainOnThread(
    await startOf(work, computing, checkpoint),
    options,
  );
  const network = await Network.open(shape, computing);
  return {
    curve,
    epochs,
    trainSeconds: seconds,
    scores: async (histories) => {
      const packed = packSequences(histories.map(encoded), shape);
      const logits = await network.scores(weights, packed, Int32Array.from(histories.keys()));
      const rows = shape.sizes.items;
      return histories.map((_, i) => logits.subarray(i * rows + FIRST_ITEM, (i + 1) * rows));
    },
    close: () => network.close(),
  };
}

function shapeOf(items: number, make: Pick<ModelShape, 'length' | 'width' | 'layers' | 'heads'>): ModelShape {
  const none = { types: 0, categories: 0, prices: 0, gaps: 0, devices: 0, questions: 0 };
  return {
    ...make,
    content: 0,
    sizes: { ...none, items: items + FIRST_ITEM, purchase: false, comeBack: false },
  };
}

const NOTHING = new Int32Array();

function encoded(items: readonly number[]): EncodedSequence {
  const item = Int32Array.from(items, (number) => number + FIRST_ITEM);
  return { item, type: NOTHING, category: NOTHING, price: NOTHING, gap: NOTHING, device: 0 };
}

const example = (input: EncodedSequence, item: Int32Array): Example => ({
  input,
  targets: { item, type: NOTHING, question: NOTHING, purchase: NOTHING, comeBack: NOTHING },
});

/** After each item the next one: the last `length` such pairs. */
function toLearn(items: readonly number[], { length }: ModelShape): Example {
  const { item } = encoded(items.slice(-length - 1));
  return example(encoded(items.slice(-length - 1, -1)), item.slice(1));
}

/** After the last item the one that followed. */
function toAsk(items: readonly number[], next: number): Example {
  const targets = new Int32Array(items.length).fill(-1);
  targets[items.length - 1] = next < 0 ? -1 : next + FIRST_ITEM;
  return example(encoded(items), targets);
}
