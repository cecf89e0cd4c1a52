import type { PredictedQuestion, RankedIntent } from '#protocol';

/** One way it may go on; `intent` null: they ask nothing. */
export interface Outcome {
  readonly intent: string | null;
  readonly probability: number;
}

/** What may happen instead of what leads, most probable first: other questions, and that nothing is asked. */
export function otherwise(
  { intent: leading, alternatives, none }: PredictedQuestion,
  most = 4,
): readonly Outcome[] {
  const all: readonly Outcome[] = [
    ...alternatives.filter(({ intent }) => intent !== leading),
    ...(leading === null ? [] : [{ intent: null, probability: none }]),
  ];
  return all.toSorted((a, b) => b.probability - a.probability).slice(0, most);
}

/** From here on a question is worth a place in the list, even where asking nothing is more probable. */
const WORTH_SHOWING = 0.1;

/** The question they are likeliest to ask, whether it leads or not; undefined where none is likely enough to show. */
export function likeliestQuestion(question: PredictedQuestion | undefined): RankedIntent | undefined {
  if (question === undefined) return undefined;
  const { intent, probability, alternatives } = question;
  const [first] = [...(intent === null ? [] : [{ intent, probability }]), ...alternatives].toSorted(
    (a, b) => b.probability - a.probability,
  );
  return first !== undefined && first.probability >= WORTH_SHOWING ? first : undefined;
}
