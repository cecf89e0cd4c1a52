/** Logits of texts the model was not trained on, one row of `labels` each, and the right labels. */
export interface HeldOutScores {
  readonly scores: Float32Array;
  readonly labels: Int32Array;
  readonly classes: number;
}

/** Mean negative log-likelihood of the right labels when all scores are divided by `temperature`. */
export function negativeLogLikelihood(
  { scores, labels, classes }: HeldOutScores,
  temperature: number,
): number {
  let total = 0;
  labels.forEach((label, example) => {
    const row = scores.subarray(example * classes, (example + 1) * classes);
    let highest = -Infinity;
    for (const score of row) if (score > highest) highest = score;
    let sum = 0;
    for (const score of row) sum += Math.exp((score - highest) / temperature);
    total += Math.log(sum) - ((row[label] ?? 0) - highest) / temperature;
  });
  return labels.length === 0 ? 0 : total / labels.length;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The one temperature that makes held-out probabilities most likely (Guo et al. 2017, arXiv 1706.04599).
 * The likelihood has a single optimum in 1/T: golden-section search over ln T in [0.05, 20].
 */
export function fitTemperature(heldOut: HeldOutScores): number {
  const at = (logarithm: number): number => negativeLogLikelihood(heldOut, Math.exp(logarithm));
  let low = Math.log(0.05);
  let high = Math.log(20);
  while (high - low > 1e-4) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (at(left) <= at(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
