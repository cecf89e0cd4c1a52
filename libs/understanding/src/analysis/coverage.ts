import type { EvaluationView } from '#protocol';
import { leading, type HeldOutAnswers } from './held-out-answers.js';

type Point = EvaluationView['coverage'][number];

const POINTS = 100;

/**
 * Answering only texts whose `inScope` is at least a threshold: the share of in-scope texts that is answered, how
 * many of these are right, and the share of foreign texts that is noticed. From answering everything to answering
 * the most certain hundredth.
 */
export function coverageCurve({ answers, foreign }: HeldOutAnswers): readonly Point[] {
  const byScope = [...answers].sort((a, b) => b.inScope - a.inScope);
  if (byScope.length === 0) return [];
  const right = [0];
  for (const { actual, ranking } of byScope) {
    right.push((right.at(-1) ?? 0) + (leading(ranking).intent === actual ? 1 : 0));
  }
  const points: Point[] = [];
  for (let i = POINTS; i > 0; i--) {
    const answered = Math.max(1, Math.round((byScope.length * i) / POINTS));
    const inScope = i === POINTS ? 0 : (byScope[answered - 1]?.inScope ?? 0);
    points.push({
      inScope,
      coverage: answered / byScope.length,
      accuracy: (right[answered] ?? 0) / answered,
      ...(foreign.length > 0 && { outOfScopeNoticed: below(foreign, inScope) }),
    });
  }
  return points;
}

/** The share of in-scope texts that a threshold lets through. */
export const coverageAt = ({ answers }: HeldOutAnswers, inScope: number): number =>
  answers.length === 0
    ? 1
    : 1 -
      below(
        answers.map((answer) => answer.inScope),
        inScope,
      );

/** The highest threshold that still answers this share of the held-out in-scope texts. */
export function thresholdFor({ answers }: HeldOutAnswers, coverage: number): number {
  if (coverage >= 1) return 0;
  const scores = answers.map(({ inScope }) => inScope).sort((a, b) => b - a);
  return scores[Math.max(0, Math.ceil(scores.length * coverage) - 1)] ?? 0;
}

const below = (scores: readonly number[], threshold: number): number =>
  scores.filter((score) => score < threshold).length / scores.length;
