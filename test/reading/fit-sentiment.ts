import type { Sentiment } from '#protocol';
import { featuresOf, moodSigns, sentimentShares, type SentimentWeights } from '#reading';

export interface Phrase {
  readonly language: string;
  readonly label: Sentiment;
  readonly text: string;
  /** Counts as so many. */
  readonly weight: number;
}

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
const STEPS = 2000;
const STEP = 1.2;
const PENALTY = 2e-3;

export type PhraseFile = Readonly<Record<string, Readonly<Record<Sentiment, readonly string[]>>>>;

export const phrasesIn = (file: PhraseFile, weight = 1): Phrase[] =>
  Object.entries(file).flatMap(([language, moods]) =>
    SENTIMENTS.flatMap((label) => moods[label].map((text) => ({ language, label, text, weight }))),
  );

/** Gradient descent on the mean cross-entropy with an L2 penalty: a convex problem of two dozen weights. */
export function fitSentiment(phrases: readonly Phrase[]): SentimentWeights {
  const examples = phrases.map(({ text, label, weight }) => ({
    weight,
    features: featuresOf(moodSigns(text)),
    label: SENTIMENTS.indexOf(label),
  }));
  const total = phrases.reduce((sum, { weight }) => sum + weight, 0);
  const size = examples[0]?.features.length ?? 0;
  const weights: [number[], number[]] = [Array<number>(size).fill(0), Array<number>(size).fill(0)];
  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map((row) => row.map((weight) => PENALTY * weight));
    for (const { features, label, weight } of examples) {
      const shares = sentimentShares(features, weights);
      [0, 2].forEach((mood, row) => {
        const residual = ((shares[mood] ?? 0) - (label === mood ? 1 : 0)) * (weight / total);
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
