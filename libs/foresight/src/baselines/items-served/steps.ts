/** What was seen of two items, and how much it counts. */
export type Pair = readonly [from: string, to: string, weight: number];

/** Steps back in a session to which a view still belongs. */
const STEPS_BACK = 4;
/** A pair `d` steps apart counts `1 / d^DISTANCE`. */
export const DISTANCE = 0.75;

/** The steps that led to an item: from the one before, from the one before that, and so on. */
export const cameFrom = (viewed: readonly string[], item: string): readonly Pair[] =>
  viewed
    .filter((one) => one !== item)
    .slice(-STEPS_BACK)
    .reverse()
    .map((from, back) => [from, item, (back + 1) ** -DISTANCE] as const);
