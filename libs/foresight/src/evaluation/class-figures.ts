/** What was answered beside what is right. */
export interface AnsweredClass {
  readonly actual: string;
  readonly predicted: string;
}

export interface ClassFigures {
  readonly name: string;
  readonly cases: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 of every class that occurs among the right answers, by name. */
export function perClass(answers: readonly AnsweredClass[]): readonly ClassFigures[] {
  const counts = new Map<string, { cases: number; called: number; right: number }>();
  const of = (name: string): { cases: number; called: number; right: number } => {
    const known = counts.get(name) ?? { cases: 0, called: 0, right: 0 };
    counts.set(name, known);
    return known;
  };
  for (const { actual, predicted } of answers) {
    of(actual).cases++;
    of(predicted).called++;
    if (actual === predicted) of(actual).right++;
  }
  return [...counts]
    .filter(([, { cases }]) => cases > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { cases, called, right }]) => ({
      name,
      cases,
      precision: ratio(right, called),
      recall: ratio(right, cases),
      f1: ratio(2 * right, cases + called),
    }));
}

export const macroF1 = (classes: readonly ClassFigures[]): number =>
  ratio(
    classes.reduce((sum, { f1 }) => sum + f1, 0),
    classes.length,
  );

export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
