import { lossOf } from '../log-odds.js';

const STEPS = 20;

/**
 * How much each member weighs in the mean of their log-odds: what makes held-out labels most likely, tried in steps
 * of a twentieth.
 *
 * @param scores of every member for every row
 */
export function memberWeights(scores: readonly Float64Array[], labels: Uint8Array): number[] {
  let best: number[] = [];
  let least = Infinity;
  for (const weights of sharesOf(scores.length, STEPS)) {
    const loss = lossOfMean(scores, labels, weights);
    if (loss >= least) continue;
    least = loss;
    best = weights;
  }
  return best;
}

/** All ways to give `steps` equal shares to so many members. */
function* sharesOf(members: number, steps: number): Iterable<number[]> {
  if (members === 1) {
    yield [steps / STEPS];
    return;
  }
  for (let own = 0; own <= steps; own++)
    for (const others of sharesOf(members - 1, steps - own)) yield [own / STEPS, ...others];
}

/** Weighted mean of the members' scores, row by row. */
export function weightedMean(scores: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const mean = new Float64Array(scores[0]?.length ?? 0);
  scores.forEach((member, m) => {
    const weight = weights[m] ?? 0;
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + weight * (member[i] ?? 0);
  });
  return mean;
}

function lossOfMean(scores: readonly Float64Array[], labels: Uint8Array, weights: readonly number[]): number {
  let loss = 0;
  weightedMean(scores, weights).forEach((score, i) => (loss += lossOf(score, labels[i] ?? 0)));
  return loss;
}
