/** From which probability on a row is called yes, for two aims. */
export interface Thresholds {
  /** Most F1 of the yes. */
  readonly f1: number;
  /** Most right answers. */
  readonly accuracy: number;
}

/** Thresholds as good as the best but for so much are taken for equal: their middle holds better on other rows. */
const AS_GOOD = 0.002;

/** The thresholds that did best on held-out rows. */
export function bestThresholds(probabilities: Float64Array, labels: Uint8Array): Thresholds {
  const order = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const ones = labels.reduce((sum, label) => sum + label, 0);
  const f1: number[] = [];
  const accuracy: number[] = [];
  let right = 0;
  order.forEach((row, i) => {
    right += labels[row] ?? 0;
    f1.push((2 * right) / (i + 1 + ones));
    accuracy.push((labels.length - (i + 1 - right) - (ones - right)) / labels.length);
  });
  const at = (i: number): number => probabilities[order[i] ?? 0] ?? 0;
  return { f1: middleOfBest(f1, at), accuracy: middleOfBest(accuracy, at) };
}

/**
 * The middle of the run of places about the best that are as good.
 *
 * @param at probability of the row at a place of the order: the threshold that just calls it yes
 */
function middleOfBest(figures: readonly number[], at: (place: number) => number): number {
  const best = figures.reduce((most, figure) => Math.max(most, figure), 0);
  const asGood = (place: number): boolean => (figures[place] ?? -1) >= best - AS_GOOD;
  let [first, last] = [figures.indexOf(best), figures.indexOf(best)];
  while (asGood(first - 1)) first--;
  while (asGood(last + 1)) last++;
  return (at(first) + at(last)) / 2;
}
