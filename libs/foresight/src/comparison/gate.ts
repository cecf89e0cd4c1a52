import type { ForesightFigures, ForesightGate } from '#protocol';

/** A figure that a candidate is judged by. */
interface Watched {
  /** `question.top1`, as the events name it. */
  readonly figure: string;
  /** How much worse the candidate may be at least: less than that is seen between two trainings on the same data. */
  readonly margin: number;
  /** The figure, and of how many cases it tells; undefined where it was not measured. */
  readonly of: (figures: ForesightFigures) => { readonly value: number; readonly cases: number } | undefined;
  readonly lowerIsBetter?: true;
}

/** Fewer cases tell nothing: one of them alone would move a share by more than the margin. */
const FEWEST_CASES = 50;
/** 0.60 - 0.58 is a hair above 0.02. */
const ROUNDING = 1e-9;

const watched: readonly Watched[] = [
  { figure: 'question.top1', margin: 0.02, of: ({ question: q }) => q && { value: q.top1, cases: q.asked } },
  { figure: 'question.auc', margin: 0.01, of: ({ question: q }) => q && { value: q.auc, cases: scarcer(q) } },
  {
    figure: 'question.ece',
    margin: 0.01,
    lowerIsBetter: true,
    of: ({ question: q }) => q && { value: q.ece, cases: q.cases },
  },
  { figure: 'items.ndcg10', margin: 0.005, of: ({ items: i }) => i && { value: i.ndcg10, cases: i.cases } },
  {
    figure: 'nextType.accuracy',
    margin: 0.01,
    of: ({ nextType: n }) => n && { value: n.accuracy, cases: n.cases },
  },
  { figure: 'purchase.auc', margin: 0.01, of: ({ purchase }) => yesNo(purchase) },
  { figure: 'churn.auc', margin: 0.015, of: ({ churn }) => yesNo(churn) },
];

/** Of the rarer answer: there are only as many comparisons as there are of these. */
const scarcer = ({ asked, cases }: { readonly asked: number; readonly cases: number }): number =>
  Math.min(asked, cases - asked);

const yesNo = (figures: ForesightFigures['purchase']): ReturnType<Watched['of']> =>
  figures && {
    value: figures.auc,
    cases: Math.round(figures.cases * Math.min(figures.baseRate, 1 - figures.baseRate)),
  };

type Check = ForesightGate['checks'][number];

/** The figures by name that a version is remembered by, of those that were measured. */
export const namedFigures = (figures: ForesightFigures): Record<string, number> =>
  Object.fromEntries(
    watched.flatMap(({ figure, of }) => {
      const measured = of(figures);
      return measured ? [[figure, measured.value]] : [];
    }),
  );

/**
 * A candidate passes where no figure is worse than what foresees now by more than its margin, or than chance makes of
 * so few cases, both measured on the same moments, which neither has learnt from. Figures of fewer than fifty cases are left out.
 *
 * @param champion what foresees now; undefined where nothing does
 */
export function foresightGate(
  champion: ForesightFigures | undefined,
  candidate: ForesightFigures,
): ForesightGate & { readonly reason?: string } {
  const checks = watched.flatMap((one) => checkOf(one, champion, candidate));
  if (checks.length === 0) {
    const reason =
      `There are too few moments after what the versions have learnt from: fewer than ${String(FEWEST_CASES)} of ` +
      'every kind. Compare again when more has happened, or train up to an earlier position.';
    return { passed: false, checks, reason };
  }
  const failed = checks.filter(({ passed }) => !passed);
  if (failed.length === 0) return { passed: true, checks };
  return { passed: false, checks, reason: failed.map(told).join(' ') };
}

/** Of few cases chance alone makes more of a difference than two trainings do: one standard error of a difference. */
function allowed(
  margin: number,
  before: { readonly value: number; readonly cases: number } | undefined,
): number {
  if (!before || before.cases < FEWEST_CASES) return margin;
  const byChance = Math.sqrt((2 * before.value * (1 - before.value)) / before.cases);
  return Math.max(margin, Math.round(byChance * 1000) / 1000);
}

function checkOf(
  { figure, margin: least, of, lowerIsBetter }: Watched,
  champion: ForesightFigures | undefined,
  candidate: ForesightFigures,
): Check[] {
  const [before, now] = [champion && of(champion), of(candidate)];
  const margin = allowed(least, before);
  // What served answers this, and the candidate does not: that is worse than any figure.
  if (!now && before && before.cases >= FEWEST_CASES) {
    return [{ figure, champion: before.value, candidate: lowerIsBetter ? 1 : 0, margin, passed: false }];
  }
  if (!now || now.cases < FEWEST_CASES) return [];
  const loss = before ? (before.value - now.value) * (lowerIsBetter ? -1 : 1) : 0;
  return [
    {
      figure,
      champion: before?.value ?? null,
      candidate: now.value,
      margin,
      passed: loss < margin + ROUNDING,
    },
  ];
}

const told = ({ figure, champion, candidate, margin }: Check): string =>
  `${figure} is ${rounded(candidate)}, of what foresees now ${rounded(champion ?? 0)}; it may differ by ${String(margin)}.`;

const rounded = (value: number): string => value.toFixed(3);
