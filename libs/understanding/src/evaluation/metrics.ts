/** One answer beside the truth. */
export interface Outcome {
  readonly actual: string;
  readonly predicted: string;
  /** Probability the model gave to `predicted`. */
  readonly probability: number;
}

export interface IntentMetrics {
  readonly intent: string;
  /** Of the texts called this intent, the share that is it; 0 where none was. */
  readonly precision: number;
  /** Of the texts that are this intent, the share that was called so; 0 where none is. */
  readonly recall: number;
  readonly f1: number;
  readonly texts: number;
}

export interface Metrics {
  readonly texts: number;
  readonly accuracy: number;
  /** Mean F1 over all intents that occur, each counted alike. */
  readonly macroF1: number;
  readonly ece: number;
  readonly intents: readonly IntentMetrics[];
}

export function measure(outcomes: readonly Outcome[]): Metrics {
  const intents = perIntent(outcomes);
  const right = outcomes.filter(({ actual, predicted }) => actual === predicted).length;
  return {
    texts: outcomes.length,
    accuracy: ratio(right, outcomes.length),
    macroF1: ratio(
      intents.reduce((sum, { f1 }) => sum + f1, 0),
      intents.length,
    ),
    ece: expectedCalibrationError(outcomes),
    intents,
  };
}

/**
 * Expected calibration error (Guo et al. 2017): the gap between mean probability and share of right answers,
 * averaged over `bins` equal bins of probability, each weighted by its texts. 0 is perfect.
 */
export function expectedCalibrationError(outcomes: readonly Outcome[], bins = 15): number {
  const gaps = new Float64Array(bins);
  for (const { actual, predicted, probability } of outcomes) {
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    gaps[bin] = (gaps[bin] ?? 0) + probability - (actual === predicted ? 1 : 0);
  }
  return ratio(
    gaps.reduce((sum, gap) => sum + Math.abs(gap), 0),
    outcomes.length,
  );
}

export interface Confusion {
  readonly actual: string;
  readonly predicted: string;
  readonly texts: number;
}

/** Which intents are taken for which, most frequent first. */
export function confusions(outcomes: readonly Outcome[]): Confusion[] {
  const pairs = new Map<string, Confusion>();
  for (const { actual, predicted } of outcomes) {
    if (actual === predicted) continue;
    const key = JSON.stringify([actual, predicted]);
    pairs.set(key, { actual, predicted, texts: (pairs.get(key)?.texts ?? 0) + 1 });
  }
  return [...pairs.values()].sort((a, b) => b.texts - a.texts);
}

function perIntent(outcomes: readonly Outcome[]): IntentMetrics[] {
  const names = new Set(outcomes.flatMap(({ actual, predicted }) => [actual, predicted]));
  const count = (test: (outcome: Outcome) => boolean): number => outcomes.filter(test).length;
  return [...names].sort().map((intent) => {
    const texts = count(({ actual }) => actual === intent);
    const called = count(({ predicted }) => predicted === intent);
    const right = count(({ actual, predicted }) => actual === intent && predicted === intent);
    return {
      intent,
      precision: ratio(right, called),
      recall: ratio(right, texts),
      f1: ratio(2 * right, texts + called),
      texts,
    };
  });
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
