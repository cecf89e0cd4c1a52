import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type BehaviourSequence,
  type EncodedSequence,
  initialWeights,
  type ModelShape,
  REMEMBERED_MOMENTS,
} from '#foresight';
import { OnnxForesightNetwork } from '#foresight-onnx';
import { seededRandom } from '#kernel';
import { askedBy, durations, rateOf } from './raw/callers.js';
import { memoryOfRole } from './raw/foresight-memory.js';
import { eventToPrediction } from './raw/foresight-online.js';
import { BareNetwork } from './raw/bare-network.js';
import { median, quantile, type Report } from './report.js';

/** A shop of medium size; how long the network takes does not depend on what it has learnt. */
const SHAPE: ModelShape = {
  sizes: {
    types: 32,
    items: 1000,
    categories: 24,
    prices: 11,
    gaps: 19,
    devices: 5,
    questions: 32,
    purchase: true,
    comeBack: true,
  },
  length: REMEMBERED_MOMENTS,
  width: 64,
  layers: 2,
  heads: 2,
  content: 0,
};
const SEQUENCES = 640;
const BATCH = 64;
/** Rounds of Presage and of onnxruntime alone alternate, so that a busy moment of the machine touches both. */
const ROUNDS = 5;

/**
 * Predictions for shoppers who did 64 things each, as many as are remembered: asked one by one and by 64 callers at a
 * time, beside onnxruntime alone on the same graph with tensors made beforehand, both on one thread.
 */
export async function run(report: Report): Promise<void> {
  const trained = { shape: SHAPE, weights: initialWeights(SHAPE, 1) };
  const network = await OnnxForesightNetwork.open(trained);
  const bare = await BareNetwork.open(trained);
  const sequences = drawnSequences(SEQUENCES);
  try {
    await one(network, bare, sequences, report);
    await many(network, bare, sequences, report);
    memory(report);
  } finally {
    await Promise.all([network.close(), bare.close()]);
  }
  await memoryOfRole(report);
  await eventToPrediction(report);
}

/** Prediction after prediction, nothing else under way. */
async function one(
  network: OnnxForesightNetwork,
  bare: BareNetwork,
  sequences: readonly EncodedSequence[],
  report: Report,
): Promise<void> {
  const prepared = sequences.map((sequence) => bare.prepare([sequence]));
  const presage: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    presage.push(...(await durations(sequences, (sequence) => network.logits([sequence], 'last'))));
    raw.push(...(await durations(prepared, (batch) => bare.run(batch))));
  }
  for (const share of [0.5, 0.99]) {
    const [value, ceiling] = [quantile(presage, share), quantile(raw, share)];
    const figure = `one prediction, p${String(share * 100)}`;
    report({ figure, value, unit: 'ms', ceiling, ratio: ceiling / value });
  }
  const rate = (times: readonly number[]): number =>
    1000 / (times.reduce((sum, ms) => sum + ms, 0) / times.length);
  const [value, ceiling] = [rate(presage), rate(raw)];
  report({ figure: '1 caller', value, unit: 'predictions/s', ceiling, ratio: value / ceiling });
}

/** Each of 64 callers asks for one prediction, and for the next when it has its answer. */
async function many(
  network: OnnxForesightNetwork,
  bare: BareNetwork,
  sequences: readonly EncodedSequence[],
  report: Report,
): Promise<void> {
  const batches = Array.from({ length: SEQUENCES / BATCH }, (_, i) =>
    bare.prepare(sequences.slice(i * BATCH, (i + 1) * BATCH)),
  );
  const ask = (sequence: EncodedSequence): Promise<unknown> => network.logits([sequence], 'last');
  const askItems = (sequence: EncodedSequence): Promise<unknown> => network.logits([sequence], 'last', true);
  const waits: number[] = [];
  const rounds: { presage: number; items: number; raw: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const presage = await rateOf(SEQUENCES, async () =>
      waits.push(...(await askedBy(BATCH, sequences, ask))),
    );
    const raw = await rateOf(SEQUENCES, async () => {
      for (const batch of batches) await bare.run(batch);
    });
    const items = await rateOf(SEQUENCES, () => askedBy(BATCH, sequences, askItems));
    rounds.push({ presage, items, raw });
  }
  report({
    figure: '64 callers, beside batches of 64',
    value: median(rounds.map(({ presage }) => presage)),
    unit: 'predictions/s',
    ceiling: median(rounds.map(({ raw }) => raw)),
    ratio: median(rounds.map(({ presage, raw }) => presage / raw)),
  });
  const value = median(rounds.map(({ items }) => items));
  report({ figure: '64 callers, 1,000 items scored each', value, unit: 'predictions/s' });
  for (const share of [0.5, 0.99]) {
    const figure = `64 callers, waiting time p${String(share * 100)}`;
    report({ figure, value: quantile(waits, share), unit: 'ms' });
  }
}

/** What is kept of a shopper who is on the site: the moments that are remembered. */
function memory(report: Report): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const shoppers = Array.from({ length: 1000 }, (_, i) => shopper(i));
  collect();
  const value = (process.memoryUsage().heapUsed - before) / 1e6;
  report({ figure: `memory, ${String(shoppers.length)} active shoppers of 64 moments`, value, unit: 'MB' });
}

const shopper = (number: number): BehaviourSequence => ({
  shopperId: `shopper-${String(number)}`,
  device: 'phone',
  moments: Array.from({ length: REMEMBERED_MOMENTS }, (_, i) => ({
    eventId: crypto.randomUUID(),
    at: 1.7e12 + 1000 * i + number,
    type: 'ProductViewed',
    item: `sku-${String((7 * number + i) % 1000)}`,
    category: 'Shoes',
    price: 10 + i,
  })),
});

function drawnSequences(count: number): EncodedSequence[] {
  const random = seededRandom(1);
  const column = (size: number): Int32Array =>
    Int32Array.from({ length: REMEMBERED_MOMENTS }, () => 1 + Math.floor(random() * (size - 1)));
  const { types, items, categories, prices, gaps } = SHAPE.sizes;
  return Array.from({ length: count }, () => ({
    type: column(types),
    item: column(items),
    category: column(categories),
    price: column(prices),
    gap: column(gaps),
    device: 2,
  }));
}
