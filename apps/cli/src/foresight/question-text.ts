import type { ForesightFigures } from '#protocol';

export type Told = ForesightFigures & { readonly question: NonNullable<ForesightFigures['question']> };

interface Facts {
  readonly simulated: boolean;
  readonly trainSeconds: number;
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** One line of figures, as other programs read it. */
export function questionLine(
  { source: model, question, purchase, nextType, churn }: Told,
  facts: Facts,
): object {
  const { asked, cases, leadMinutes } = question;
  return {
    model,
    top1: rounded(question.top1),
    top3: rounded(question.top3),
    macroF1: rounded(question.macroF1),
    auc: rounded(question.auc),
    baseRate: rounded(asked / cases),
    ece: rounded(question.ece),
    leadMinutes: leadMinutes === undefined ? null : rounded(leadMinutes),
    foreseen: rounded(question.foreseen),
    falseAlarmsPer100: rounded(question.falseAlarmsPer100Sessions),
    threshold: question.threshold,
    moments: cases,
    nextTypeAccuracy: nextType && rounded(nextType.accuracy),
    purchaseAuc: purchase && rounded(purchase.auc),
    comeBackAuc: churn && rounded(churn.auc),
    simulated: facts.simulated,
    trainSeconds: Math.round(facts.trainSeconds),
  };
}

const COLUMNS = ['', 'top-1', 'top-3', 'AUC', 'ECE', 'foreseen', 'lead (min)', 'false alarms / 100 visits'];

/** The same for people. */
export function questionTable(figures: readonly Told[], { simulated, trainSeconds }: Facts): string {
  const rows = figures.map(({ source, question }) => [
    source,
    ...[question.top1, question.top3].map((value) => `${(100 * value).toFixed(1)} %`),
    question.auc.toFixed(3),
    question.ece.toFixed(3),
    `${(100 * question.foreseen).toFixed(1)} %`,
    question.leadMinutes?.toFixed(1) ?? '-',
    question.falseAlarmsPer100Sessions.toFixed(1),
  ]);
  const widths = COLUMNS.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  const [first] = figures;
  const { cases = 0, asked = 0, threshold = 0 } = first?.question ?? {};
  const note = [
    `${String(cases)} moments, ${String(asked)} followed by a question (${((100 * asked) / Math.max(1, cases)).toFixed(1)} %);`,
    `foreseen: named with a probability of at least ${String(threshold)}; trained in ${trainSeconds.toFixed(0)} s`,
    ...(simulated ? ['SIMULATED shops: figures of real ones will differ'] : []),
  ];
  return `${[line(COLUMNS), ...rows.map(line), '', ...note].join('\n')}\n`;
}
