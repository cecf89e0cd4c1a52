import type { DifferenceView, ShareView } from '#protocol';

/** The 97.5 % point of the normal distribution: 95 % lie between it and its opposite. */
const Z = 1.959963984540054;

/**
 * A share with Wilson's 95 % interval, which holds its level for few and for extreme counts too.
 *
 * @param count how many of them; 0 to `of`
 * @see Wilson (1927), Probable inference, the law of succession, and statistical inference
 */
export function shareOf(count: number, of: number): ShareView {
  if (of === 0) return { of, count, share: null, low: null, high: null };
  const share = count / of;
  const middle = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const whole = 1 + (Z * Z) / of;
  return {
    of,
    count,
    share,
    // Of none and of all the bound is exact; rounding would miss it by a hair.
    low: count === 0 ? 0 : Math.max(0, (middle - half) / whole),
    high: count === of ? 1 : Math.min(1, (middle + half) / whole),
  };
}

/**
 * One share less another, of two groups that have nothing to do with each other, with its 95 % interval.
 *
 * @returns null where one of the groups is empty
 * @see Newcombe (1998), Interval estimation for the difference between independent proportions, method 10
 */
export function differenceOf(one: ShareView, other: ShareView): DifferenceView | null {
  const [a, b] = [bounds(one), bounds(other)];
  if (!a || !b) return null;
  const difference = a.share - b.share;
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

function bounds({ share, low, high }: ShareView) {
  return share === null || low === null || high === null ? undefined : { share, low, high };
}
