import { moodSigns, type MoodSigns } from './mood-signs.js';
import type { ReadSentiment, Sentiment } from '#protocol';

const LABELS = ['negative', 'neutral', 'positive'] as const satisfies readonly Sentiment[];
const READ = 4000;

/** What the signs amount to, as the weights take them. */
export function featuresOf(signs: MoodSigns): readonly number[] {
  const { denies, asks, shouts, chinese } = signs;
  // "Is it good?" praises nothing, and asking what to do with a broken one complains less than saying so.
  const positive = asks ? 0.3 * signs.positive : signs.positive;
  const negative = asks ? 0.6 * signs.negative : signs.negative;
  const mild = Math.max(0, 1 - positive - negative);
  return [
    1,
    Math.log1p(positive),
    Math.log1p(negative),
    asks ? 1 : 0,
    asks ? Math.log1p(positive) : 0,
    asks ? Math.log1p(negative) : 0,
    shouts ? 1 : 0,
    chinese ? 1 : 0,
    mild,
    asks ? mild : 0,
    denies && !asks ? 1 : 0,
    denies && asks ? 1 : 0,
  ];
}

/** Rows for negative and positive; neutral is 0. */
export type SentimentWeights = readonly [negative: readonly number[], positive: readonly number[]];

/**
 * Multinomial logistic regression on test/fixtures/reading/sentiment.yml. A test fits them again and compares
 * (test/reading/sentiment.spec.ts); docs/decisions/0014-reading-a-message.md has the figures.
 */
export const SENTIMENT_WEIGHTS: SentimentWeights = [
  [1.12, -0.53, 3.11, -1.05, -0.22, 0.8, 0.73, -0.07, -1.91, -1.77, 1.81, -0.09],
  [0.43, 3.14, -0.62, -0.75, 0.37, -0.19, -0.06, 0.88, -2.25, -0.98, -0.24, -0.21],
];

/**
 * The mood a message was written in, English or Chinese: valences of words, what negates or strengthens them, and
 * how the sentence stands. A problem that is only named, and a question, are neutral. Words of other languages say
 * nothing.
 */
export function readSentiment(text: string): ReadSentiment {
  const shares = sentimentShares(featuresOf(moodSigns(text.slice(0, READ).toWellFormed().normalize('NFKC'))));
  const best = shares.reduce((leader, share, i) => (share > (shares[leader] ?? 0) ? i : leader), 1);
  return { label: LABELS[best] ?? 'neutral', confidence: shares[best] ?? 0 };
}

/** Probabilities of negative, neutral and positive. */
export function sentimentShares(features: readonly number[], weights = SENTIMENT_WEIGHTS): readonly number[] {
  const score = (row: readonly number[]): number =>
    features.reduce((sum, feature, i) => sum + feature * (row[i] ?? 0), 0);
  const scores = [score(weights[0]), 0, score(weights[1])];
  const highest = Math.max(...scores);
  const exponentials = scores.map((one) => Math.exp(one - highest));
  const sum = exponentials.reduce((total, one) => total + one, 0);
  return exponentials.map((one) => one / sum);
}
