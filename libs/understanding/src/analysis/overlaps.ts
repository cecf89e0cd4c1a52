import type { ReviewView } from '#protocol';
import type { Example } from '../examples/example.js';
import { Alike } from './alike.js';
import { type HeldOutAnswers, outcomeOf } from './held-out-answers.js';

type Overlap = ReviewView['overlaps'][number];

/** From here on two examples say nearly the same. */
const NEARLY_THE_SAME = 0.7;
/** Pairs of examples shown with a pair of intents. */
const SHOWN = 5;

/**
 * Pairs of intents that held-out examples were taken for each other in, or of which examples are nearly the same.
 * Those that cost most first: each confused text counts one, a pair of like examples as much as they are alike.
 */
export function overlaps(examples: readonly Example[], held: HeldOutAnswers): readonly Overlap[] {
  const confused = confusedPairs(held);
  const like = likePairs(examples);
  const texts = new Map<string, number>();
  for (const { intent } of examples) texts.set(intent, (texts.get(intent) ?? 0) + 1);
  return [...new Set([...confused.keys(), ...like.keys()])]
    .map((key): Overlap => {
      const [a = '', b = ''] = JSON.parse(key) as string[];
      const pairs = like.get(key) ?? [];
      return {
        a,
        b,
        confused: confused.get(key) ?? 0,
        texts: (texts.get(a) ?? 0) + (texts.get(b) ?? 0),
        similarity: pairs[0]?.similarity ?? 0,
        pairs: pairs.slice(0, SHOWN),
      };
    })
    .sort((one, other) => cost(other) - cost(one));
}

const cost = ({ confused, pairs }: Overlap): number =>
  confused + pairs.reduce((sum, { similarity }) => sum + similarity, 0);

/** One key for two intents, whichever is named first. */
const pairOf = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);

function confusedPairs({ answers }: HeldOutAnswers): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (const answer of answers) {
    const { actual, predicted } = outcomeOf(answer);
    if (actual === predicted || predicted === '') continue;
    const key = pairOf(actual, predicted);
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  return pairs;
}

/** By pair of intents, their examples that are nearly the same, most alike first. */
function likePairs(examples: readonly Example[]): ReadonlyMap<string, Overlap['pairs']> {
  const alike = new Alike(examples.map(({ text }) => text));
  const pairs = new Map<string, Overlap['pairs']>();
  examples.forEach((example, i) => {
    for (const { text: j, similarity } of alike.near(i, NEARLY_THE_SAME)) {
      const other = examples[j];
      // Each pair is met from both sides and taken from one.
      if (!other || other.intent === example.intent || j < i) continue;
      const key = pairOf(example.intent, other.intent);
      const [a, b] = example.intent < other.intent ? [example, other] : [other, example];
      const found = { a: a.text, b: b.text, similarity };
      pairs.set(key, [...(pairs.get(key) ?? []), found]);
    }
  });
  for (const found of pairs.values()) found.sort((one, other) => other.similarity - one.similarity);
  return pairs;
}
