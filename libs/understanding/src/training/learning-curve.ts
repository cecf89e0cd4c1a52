import type { HeldOutAnswers } from '../analysis/held-out-answers.js';
import { leadingLabel } from '../model/linear-head.js';
import { inputOf, type Corpus, type Fitted, type Lesson } from './fit.js';
import type { HeldOut } from './hold-out.js';

const SHARES = [1 / 8, 1 / 4, 1 / 2];
/** Of one training on everything. */
export const CURVE_WORK = SHARES.reduce((sum, share) => sum + share, 0);

/**
 * How many of the texts of the first fold are answered rightly after training on an eighth, a quarter, a half and
 * all of the other folds: whether more examples would help. Every intent keeps its share, and at least one example.
 */
export function learningCurve(
  corpus: Corpus,
  heldOut: HeldOut,
  learn: (lesson: Lesson) => Fitted,
): HeldOutAnswers['learning'] {
  const measured = heldOut.examples.filter((_, i) => heldOut.folds[i] === 0);
  const left = new Set(measured);
  const others = Int32Array.from(corpus.labels.keys()).filter((example) => !left.has(example));
  const points = SHARES.map((share) => {
    const chosen = stratifiedShare(corpus, others, share);
    return {
      examples: chosen.length,
      accuracy: accuracy(corpus, measured, learn({ examples: chosen, everyday: [] })),
    };
  });
  return [...points, { examples: others.length, accuracy: accuracyOfFold(heldOut) }];
}

function stratifiedShare({ labels }: Corpus, examples: Int32Array, share: number): Int32Array {
  const seen = new Map<number, number>();
  return examples.filter((example) => {
    const label = labels[example] ?? 0;
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return Math.ceil((before + 1) * share) > Math.ceil(before * share);
  });
}

function accuracy(corpus: Corpus, measured: Int32Array, fitted: Fitted): number {
  const scores = new Float32Array(corpus.classes);
  const right = measured.filter((example) => {
    fitted.head.scores(inputOf(corpus, example, fitted), scores);
    return leadingLabel(scores) === corpus.labels[example];
  });
  return right.length / measured.length;
}

function accuracyOfFold({ scores, labels, classes, folds }: HeldOut): number {
  let texts = 0;
  let right = 0;
  labels.forEach((label, i) => {
    if (folds[i] !== 0) return;
    texts++;
    if (leadingLabel(scores.subarray(i * classes, (i + 1) * classes)) === label) right++;
  });
  return right / texts;
}
