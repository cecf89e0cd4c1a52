/** How right yes and no are when everything from a probability on is called yes. */
export interface OperatingPoint {
  readonly threshold: number;
  readonly accuracy: number;
  /** Of what is called yes, the share that is; 0 where nothing is called so. */
  readonly precision: number;
  /** Of what is yes, the share that is called so; 0 where nothing is. */
  readonly recall: number;
  readonly f1: number;
}

export function operatingPoint(
  probabilities: Float64Array,
  labels: Uint8Array,
  threshold: number,
): OperatingPoint {
  let [truePositives, falsePositives, positives] = [0, 0, 0];
  probabilities.forEach((probability, i) => {
    const yes = labels[i] === 1;
    if (yes) positives++;
    if (probability >= threshold && yes) truePositives++;
    if (probability >= threshold && !yes) falsePositives++;
  });
  const called = truePositives + falsePositives;
  const wrong = falsePositives + positives - truePositives;
  return {
    threshold,
    accuracy: ratio(labels.length - wrong, labels.length),
    precision: ratio(truePositives, called),
    recall: ratio(truePositives, positives),
    f1: ratio(2 * truePositives, called + positives),
  };
}

/** Probability that a yes is ranked above a no, ties counted half (Mann and Whitney); 0.5 where one of them is absent. */
export function areaUnderCurve(probabilities: Float64Array, labels: Uint8Array): number {
  const order = [...probabilities.keys()].sort((a, b) => (probabilities[a] ?? 0) - (probabilities[b] ?? 0));
  let [ranks, ones, from] = [0, 0, 0];
  while (from < order.length) {
    let to = from;
    let onesHere = 0;
    const value = probabilities[order[from] ?? 0];
    for (; to < order.length && probabilities[order[to] ?? 0] === value; to++)
      onesHere += labels[order[to] ?? 0] ?? 0;
    ranks += (onesHere * (from + 1 + to)) / 2;
    ones += onesHere;
    from = to;
  }
  const zeros = order.length - ones;
  return ones === 0 || zeros === 0 ? 0.5 : (ranks - (ones * (ones + 1)) / 2) / (ones * zeros);
}

/**
 * Gap between the probability of yes and the share that is yes, averaged over equal bins of probability, each weighed
 * by its rows. 0 is perfect.
 */
export function calibrationError(probabilities: Float64Array, labels: Uint8Array, bins = 15): number {
  const gaps = new Float64Array(bins);
  probabilities.forEach((probability, i) => {
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    gaps[bin] = (gaps[bin] ?? 0) + probability - (labels[i] ?? 0);
  });
  return ratio(
    gaps.reduce((sum, gap) => sum + Math.abs(gap), 0),
    labels.length,
  );
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
