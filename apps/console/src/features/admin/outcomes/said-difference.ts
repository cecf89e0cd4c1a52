import type { DifferenceView } from '#protocol';

/** A difference of shares in whole people of a hundred, and whether it is one at all. */
export type SaidDifference =
  | { readonly is: 'more' | 'fewer'; readonly n: number; readonly low: number; readonly high: number }
  | { readonly is: 'unclear'; readonly fewer: number; readonly more: number };

/** What can be said of a difference: clear is only one whose interval leaves out zero. */
export function saidDifference({ difference, low, high }: DifferenceView): SaidDifference {
  if (low > 0) return { is: 'more', n: ofHundred(difference), low: ofHundred(low), high: ofHundred(high) };
  if (high < 0) return { is: 'fewer', n: ofHundred(difference), low: ofHundred(high), high: ofHundred(low) };
  return { is: 'unclear', fewer: ofHundred(low), more: ofHundred(high) };
}

/** Whole people; tenths only where it is less than one. */
function ofHundred(share: number): number {
  const people = Math.abs(share * 100);
  return people < 1 ? Math.round(people * 10) / 10 : Math.round(people);
}
