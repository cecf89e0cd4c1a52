import type { Stop } from './stops.js';

/**
 * The two positions between which changes are shown, the earlier first: with one handle, what its event changed;
 * with two, what happened between them.
 */
export function spanOf(
  stops: readonly Stop[],
  at: number,
  other: number | undefined,
): { readonly from: string; readonly to: string } {
  const lastEvent = stops.length - 2;
  const here = Math.min(at, lastEvent);
  const there = other === undefined ? Math.max(0, here - 1) : Math.min(other, lastEvent);
  const [from, to] = here < there ? [here, there] : [there, here];
  return { from: stops[from]?.position ?? '0', to: stops[to]?.position ?? '0' };
}
