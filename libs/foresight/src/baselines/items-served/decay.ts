/** An item with what speaks for it, as of a moment that is kept once for all of a list. */
export type Weight = readonly [item: string, weight: number];

const DAY_MS = 86_400_000;
/** Below this, an item has faded from a list. */
const FADED = 0.001;

/** What is left of a weight after a time. */
export const faded = (ms: number, halfLifeDays: number): number => 2 ** (-ms / (halfLifeDays * DAY_MS));

/** Keeps documents short: what a projection adds up need not be known more exactly. */
export const rounded = (weight: number): number => Math.round(weight * 10_000) / 10_000;

/** All weights as they are a time later. */
export const later = (weights: readonly Weight[], ms: number, halfLifeDays: number): readonly Weight[] => {
  if (ms === 0) return weights;
  const left = faded(ms, halfLifeDays);
  return weights
    .map(([item, weight]) => [item, rounded(weight * left)] as const)
    .filter(([, weight]) => weight >= FADED);
};

/**
 * With a weight added to an item. Of a full list the weakest goes, whatever comes in: what is new must be able to
 * grow, and what goes on happening comes again (as in the Space-Saving sketch of Metwally et al. 2005).
 */
export function withWeight(
  weights: readonly Weight[],
  item: string,
  added: number,
  most: number,
): readonly Weight[] {
  const at = weights.findIndex(([name]) => name === item);
  const old = weights[at];
  if (old) return weights.with(at, [item, rounded(old[1] + added)]);
  const kept = weights.length < most ? weights : weights.toSpliced(weakest(weights), 1);
  return [...kept, [item, rounded(added)]];
}

const weakest = (weights: readonly Weight[]): number =>
  weights.reduce((least, [, weight], at) => (weight < (weights[least]?.[1] ?? Infinity) ? at : least), 0);

/** Strongest first. */
export const strongest = (weights: readonly Weight[], count: number): readonly Weight[] =>
  [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, count);
