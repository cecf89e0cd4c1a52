import type { AnsweredTwice, Contest, GateResult, GateView } from '#protocol';

/** Whether an answer is what is known to be right; `actual` null: about none of the intents. */
export const isRight = (actual: string | null, answer: AnsweredTwice['champion']): boolean =>
  actual === null ? answer.outOfScope : !answer.outOfScope && answer.intent === actual;

type Judged = AnsweredTwice & { readonly actual: string | null };
const isJudged = (answered: AnsweredTwice): answered is Judged => answered.actual !== undefined;

/** Who answers more of the questions rightly whose answer is known. */
export function contestOf(answered: readonly AnsweredTwice[]): Contest {
  const judged = answered.filter(isJudged);
  const right = (who: 'champion' | 'candidate'): number =>
    judged.filter((one) => isRight(one.actual, one[who])).length;
  const { fixed, broken } = turned(answered);
  return {
    questions: judged.length,
    champion: right('champion'),
    candidate: right('candidate'),
    fixed: fixed.length,
    broken: broken.length,
  };
}

/** The questions that only one of the two answers rightly. */
export function turned(answered: readonly AnsweredTwice[]): {
  readonly fixed: readonly AnsweredTwice[];
  readonly broken: readonly AnsweredTwice[];
} {
  const judged = answered.filter(isJudged);
  const before = (one: Judged): boolean => isRight(one.actual, one.champion);
  const after = (one: Judged): boolean => isRight(one.actual, one.candidate);
  return {
    fixed: judged.filter((one) => !before(one) && after(one)),
    broken: judged.filter((one) => before(one) && !after(one)),
  };
}

const SHOWN = 50;

/** A candidate passes where it is not worse, neither on the golden set nor on what people corrected lately. */
export function gate(
  golden: readonly AnsweredTwice[],
  corrections: readonly AnsweredTwice[],
): Omit<GateView, 'champion' | 'candidate'> {
  const result = { golden: contestOf(golden), corrections: contestOf(corrections) };
  const reason = reasonOf(result);
  const { fixed, broken } = turned([...golden, ...corrections]);
  return {
    ...result,
    passed: reason === undefined,
    ...(reason !== undefined && { reason }),
    fixed: fixed.slice(0, SHOWN),
    broken: broken.slice(0, SHOWN),
  };
}

function reasonOf({ golden, corrections }: Omit<GateResult, 'passed'>): string | undefined {
  const sets = { 'the golden set': golden, 'the corrections of the last month': corrections };
  for (const [set, { questions, champion, candidate, fixed, broken }] of Object.entries(sets)) {
    if (candidate >= champion) continue;
    return (
      `On ${set} it answers ${String(candidate)} of ${String(questions)} rightly, the champion ${String(champion)}: ` +
      `it fixes ${String(fixed)} and breaks ${String(broken)}.`
    );
  }
  return undefined;
}
