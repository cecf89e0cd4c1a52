import { FIRST_ITEM, inTurn, type PackedExamples, type Weights } from '#foresight';
import type { Network } from './network.js';
import type { Figures, JudgedWork } from './training-work.js';

/** What validation says of weights; the higher the score, the better. Nothing where there is nothing to measure on. */
export interface Measured {
  readonly loss?: number;
  readonly score?: number;
  /** Further figures, for the curve. */
  readonly figures?: Figures;
}

export type Measure = (weights: Weights) => Promise<Measured>;

const CUT = 10;

export function measureOf({ validation, settings, criterion }: JudgedWork, network: Network): Measure {
  if (validation.starts.length < 2) return () => Promise.resolve({});
  return async (weights) => {
    const losses = Object.entries(await network.losses(weights, validation));
    const loss = losses.reduce(
      (sum, [head, mean]) => sum + mean * settings.weights[head as keyof typeof settings.weights],
      0,
    );
    if (criterion === 'loss') return { loss, score: -loss };
    const { hr, ndcg } = await rankingOf(weights, validation, network);
    return { loss, score: ndcg, figures: { hr10: hr, ndcg10: ndcg } };
  };
}

/** Hit rate and NDCG at 10 of the item after the last moment, among all that the sequence has not had yet. */
async function rankingOf(
  weights: Weights,
  examples: PackedExamples,
  network: Network,
): Promise<{ readonly hr: number; readonly ndcg: number }> {
  let [hits, gain, asked] = [0, 0, 0];
  for (const rows of inTurn(examples)) {
    const scores = await network.scores(weights, examples, rows);
    const items = scores.length / rows.length;
    rows.forEach((row, i) => {
      const [from, to] = [examples.starts[row] ?? 0, examples.starts[row + 1] ?? 0];
      const right = examples.targets.item[to - 1] ?? -1;
      if (right < FIRST_ITEM) return;
      asked += 1;
      const seen = new Set(examples.inputs.item.subarray(from, to));
      const rank = rankOf(scores.subarray(i * items, (i + 1) * items), right, seen);
      if (rank >= CUT) return;
      hits += 1;
      gain += 1 / Math.log2(rank + 2);
    });
  }
  return { hr: hits / Math.max(1, asked), ndcg: gain / Math.max(1, asked) };
}

/** How many stand before it, among those that were not seen. */
function rankOf(scores: Float32Array, right: number, seen: ReadonlySet<number>): number {
  const own = scores[right] ?? -Infinity;
  let rank = 0;
  for (let item = FIRST_ITEM; item < scores.length; item++)
    if ((scores[item] ?? 0) > own && item !== right) rank++;
  for (const item of seen) if (item >= FIRST_ITEM && item !== right && (scores[item] ?? 0) > own) rank--;
  return rank;
}
