import type { ReviewView } from '#protocol';
import { leading, type HeldOutAnswers } from './held-out-answers.js';

type Suspect = ReviewView['mislabelled'][number];

/**
 * Examples that a model which had not seen them is sure are something else: confident learning (Northcutt et al.
 * 2021, arXiv 1911.00068). An example is suspected where the other intent is at least as probable as it is, on the
 * average, of that intent's own examples. Surest first.
 */
export function mislabelled({ answers }: HeldOutAnswers): readonly Suspect[] {
  const usual = selfConfidence(answers);
  return answers
    .flatMap(({ text, actual, ranking }) => {
      const { intent, probability } = leading(ranking);
      const suspected = intent !== actual && probability >= (usual.get(intent) ?? 1);
      return suspected ? [{ text, intent: actual, suggested: intent, probability }] : [];
    })
    .sort((a, b) => b.probability - a.probability);
}

/** Of each intent, the mean probability that its own examples are given. */
function selfConfidence(answers: HeldOutAnswers['answers']): ReadonlyMap<string, number> {
  const sums = new Map<string, { sum: number; texts: number }>();
  for (const { actual, ranking } of answers) {
    const own = ranking.find(({ intent }) => intent === actual)?.probability ?? 0;
    const { sum, texts } = sums.get(actual) ?? { sum: 0, texts: 0 };
    sums.set(actual, { sum: sum + own, texts: texts + 1 });
  }
  return new Map([...sums].map(([intent, { sum, texts }]) => [intent, sum / texts]));
}
