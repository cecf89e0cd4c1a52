/** A stretch of numbers that a plot's side stands for. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a value stands on a side that is 1 long; a stretch without length puts everything in the middle. */
export const place = ({ from, to }: Scale, value: number): number =>
  to === from ? 0.5 : (value - from) / (to - from);

/** The value at a place on that side, held inside. */
export const valueAt = ({ from, to }: Scale, at: number): number =>
  from + Math.min(1, Math.max(0, at)) * (to - from);

/** A path in a box 1 wide and 1 high, the least values at its lower left; empty for fewer than two points. */
export function linePath(points: readonly Point[], x: Scale, y: Scale): string {
  if (points.length < 2) return '';
  return points
    .map((point, i) => {
      const [left, up] = [place(x, point.x), place(y, point.y)];
      return `${i === 0 ? 'M' : 'L'}${left.toFixed(4)} ${(1 - up).toFixed(4)}`;
    })
    .join(' ');
}

const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
const TICKS = 5;

/**
 * A scale of shares that ends at `top` and begins at a round tick below the least value, so that differences between
 * 92 and 94 per cent can be seen; its ticks say that it does not begin at zero.
 */
export function shareScale(
  values: readonly number[],
  top = 1,
): Scale & { readonly ticks: readonly number[] } {
  const least = Math.min(top, ...values.filter(Number.isFinite));
  const step = STEPS.find((each) => (top - least) / each <= TICKS) ?? 0.25;
  const from = Math.max(0, top - Math.max(1, Math.ceil(rounded((top - least) / step))) * step);
  const ticks: number[] = [];
  for (let tick = top; tick >= from - step / 2; tick -= step) ticks.push(rounded(Math.max(0, tick)));
  return { from: rounded(from), to: top, ticks };
}

/** From zero to a round number at or above the greatest. */
export function countScale(values: readonly number[]): Scale & { readonly ticks: readonly number[] } {
  const most = Math.max(0, ...values.filter(Number.isFinite));
  if (most === 0) return { from: 0, to: 1, ticks: [0, 1] };
  const unit = 10 ** Math.floor(Math.log10(most));
  const to = rounded(([1, 2, 4, 5, 8, 10].find((times) => times * unit >= most) ?? 10) * unit);
  return { from: 0, to, ticks: [0, rounded(to / 2), to] };
}

/** Without the dust of binary fractions. */
const rounded = (value: number): number => Number(value.toFixed(9));

/** Index of the point nearest to a value on one of its sides; -1 where there are none. */
export function nearestIndex(values: readonly number[], wanted: number): number {
  let best = -1;
  values.forEach((value, i) => {
    if (best < 0 || Math.abs(value - wanted) < Math.abs((values[best] ?? 0) - wanted)) best = i;
  });
  return best;
}
