import type { AnsweredTwice, Contest } from '#protocol';

/** How a candidate did against the champion, in a word. */
export type Verdict = 'better' | 'same' | 'worse' | 'none';

export function verdictOf({ questions, champion, candidate }: Contest): Verdict {
  if (questions === 0) return 'none';
  if (candidate === champion) return 'same';
  return candidate > champion ? 'better' : 'worse';
}

/** What an answer comes to: none of the intents, or the leading one. */
export const heldFor = ({ intent, outOfScope }: AnsweredTwice['champion']): string | null =>
  outOfScope ? null : intent;

export type Outcome = 'nowRight' | 'brokenNow' | 'stillRight' | 'stillWrong';

/** What became of a message whose right answer is known; undefined where it is not. */
export function outcomeOf({ actual, champion, candidate }: AnsweredTwice): Outcome | undefined {
  if (actual === undefined) return undefined;
  const [before, now] = [heldFor(champion) === actual, heldFor(candidate) === actual];
  if (now) return before ? 'stillRight' : 'nowRight';
  return before ? 'brokenNow' : 'stillWrong';
}

/** Whether a message makes the change from one answer to another. */
export const makesMove = (
  { champion, candidate }: AnsweredTwice,
  move: { readonly from: string | null; readonly to: string | null },
): boolean => heldFor(champion) === move.from && heldFor(candidate) === move.to;
