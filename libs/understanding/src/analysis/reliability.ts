import type { EvaluationView } from '#protocol';
import type { Outcome } from '../evaluation/metrics.js';

type Bin = EvaluationView['reliability'][number];

/**
 * The reliability diagram (Guo et al. 2017): of the texts whose probability lies in a bin, the mean probability and
 * the share that is right. Weighted by texts, the gaps sum up to the expected calibration error. Empty bins are left out.
 */
export function reliability(outcomes: readonly Outcome[], bins = 15): readonly Bin[] {
  const parts = Array.from({ length: bins }, () => ({ texts: 0, probability: 0, right: 0 }));
  for (const { actual, predicted, probability } of outcomes) {
    const part = parts[Math.min(bins - 1, Math.floor(probability * bins))];
    if (!part) continue;
    part.texts++;
    part.probability += probability;
    if (actual === predicted) part.right++;
  }
  return parts.flatMap(({ texts, probability, right }, i) =>
    texts === 0
      ? []
      : [
          {
            from: i / bins,
            to: (i + 1) / bins,
            texts,
            probability: probability / texts,
            accuracy: right / texts,
          },
        ],
  );
}
