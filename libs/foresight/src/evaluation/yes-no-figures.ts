import type { YesNoFigures } from '#protocol';
import { areaUnderCurve, calibrationError, operatingPoint } from '#tabular';
import type { Vocabulary } from '../encoding/vocabulary.js';
import { ratio } from './class-figures.js';
import type { Reading } from './reading.js';
import { typeNames, typeSums } from './type-figures.js';

/** Yes-or-no answers with their probabilities of yes, case by case. */
export interface YesNoCases {
  readonly probabilities: Float64Array;
  readonly labels: Uint8Array;
}

export const yesNoKinds = ['purchase', 'search', 'churn'] as const;
export type YesNoKind = (typeof yesNoKinds)[number];

const SEARCH = 'ProductsSearched';

/** An order in this session; that the next event is a search; that they do not come back within the days to come. */
export function yesNoCases(
  kind: YesNoKind,
  reading: Reading,
  vocabulary: Vocabulary,
): YesNoCases | undefined {
  if (kind === 'search') return searchCases(reading, vocabulary);
  const name = kind === 'purchase' ? 'purchase' : 'comeBack';
  const head = reading.heads[name];
  if (!head) return undefined;
  const isYes = kind === 'purchase' ? 1 : 0;
  return casesOf(
    reading,
    name,
    (target) => target === isYes,
    (row) => Math.exp(head.values[2 * row + isYes] ?? -Infinity),
  );
}

function searchCases(reading: Reading, vocabulary: Vocabulary): YesNoCases | undefined {
  const { type } = reading.heads;
  if (!type) return undefined;
  const names = typeNames(vocabulary);
  if (!names.includes(SEARCH)) return undefined;
  return casesOf(
    reading,
    'type',
    (target) => names[target] === SEARCH,
    (row) =>
      typeSums(type.values.subarray(row * type.classes, (row + 1) * type.classes), names).get(SEARCH) ?? 0,
  );
}

function casesOf(
  { moments }: Reading,
  head: 'purchase' | 'comeBack' | 'type',
  isYes: (target: number) => boolean,
  probability: (row: number) => number,
): YesNoCases {
  const told = moments.filter(({ lesson, place }) => (lesson.targets[head][place] ?? -1) >= 0);
  return {
    probabilities: Float64Array.from(told, ({ row }) => probability(row)),
    labels: Uint8Array.from(told, ({ lesson, place }) => (isYes(lesson.targets[head][place] ?? -1) ? 1 : 0)),
  };
}

const CUTS = 200;

/** The threshold of the best F1, among two hundred quantiles of the probabilities: to be chosen on validation data. */
export function bestThreshold({ probabilities, labels }: YesNoCases): number {
  const sorted = probabilities.toSorted();
  let best = { threshold: 0.5, f1: -1 };
  for (let cut = 1; cut < CUTS; cut++) {
    const threshold = sorted[Math.floor((cut * sorted.length) / CUTS)] ?? 0.5;
    const point = operatingPoint(probabilities, labels, threshold);
    if (point.f1 > best.f1) best = point;
  }
  return best.threshold;
}

export function yesNoFigures(
  { probabilities, labels }: YesNoCases,
  threshold: number,
): YesNoFigures | undefined {
  if (labels.length === 0) return undefined;
  return {
    cases: labels.length,
    baseRate: ratio(
      labels.reduce((sum, label) => sum + label, 0),
      labels.length,
    ),
    auc: areaUnderCurve(probabilities, labels),
    ece: calibrationError(probabilities, labels),
    ...operatingPoint(probabilities, labels, threshold),
  };
}
