import type { Sentiment } from '#protocol';
import { featuresOf, moodSigns, sentimentShares, type SentimentWeights } from '#reading';

export interface Phrase {
  readonly language: string;
  readonly label: Sentiment;
  readonly text: string;
}

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
const STEPS = 6000;
const STEP = 0.5;
const PENALTY = 2e-3;

export const phrasesIn = (file: Record<string, Record<Sentiment, readonly string[]>>): Phrase[] =>
  Object.entries(file).flatMap(([language, moods]) =>
    SENTIMENTS.flatMap((label) => moods[label].map((text) => ({ language, label, text }))),
  );

/** Gradient descent on the mean cross-entropy with an L2 penalty: a convex problem of eighteen weights. */
export function fitSentiment(phrases: readonly Phrase[]): SentimentWeights {
  const examples = phrases.map(({ text, label }) => ({
    features: featuresOf(moodSigns(text)),
    label: SENTIMENTS.indexOf(label),
  }));
  const size = examples[0]?.features.length ?? 0;
  const weights: [number[], number[]] = [Array<number>(size).fill(0), Array<number>(size).fill(0)];
  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map((row) => row.map((weight) => PENALTY * weight));
    for (const { features, label } of examples) {
      const shares = sentimentShares(features, weights);
      [0, 2].forEach((mood, row) => {
        const residual = ((shares[mood] ?? 0) - (label === mood ? 1 : 0)) / examples.length;
        features.forEach((feature, i) => {
          const slope = slopes[row];
          if (slope) slope[i] = (slope[i] ?? 0) + residual * feature;
        });
      });
    }
    weights.forEach((row, r) => row.forEach((weight, i) => (row[i] = weight - STEP * (slopes[r]?.[i] ?? 0))));
  }
  return weights;
}
