import { fitRegression } from '../regression/fit-regression.js';

/** Turns a score into calibrated log-odds: slope · score + shift. */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
}

/** Keeps the slope finite where scores part the labels without error; too little to matter elsewhere. */
const L2 = 0.1;

/**
 * Platt's scaling (1999) of scores that were held out: a logistic regression on the score alone. Order is kept, so
 * ranking is not harmed: a slope that is not above 0 would turn it round and is refused.
 */
export function calibrate(scores: Float64Array, labels: Uint8Array): Calibration {
  const design = {
    rows: scores.length,
    width: 2,
    indices: Int32Array.from({ length: 2 * scores.length }, (_, i) => i % 2),
    values: Float64Array.from({ length: 2 * scores.length }, (_, i) =>
      i % 2 === 0 ? 1 : (scores[i >> 1] ?? 0),
    ),
  };
  const rows = Int32Array.from(scores.keys());
  const [shift = 0, slope = 1] = fitRegression(
    { design, labels, rows, size: 2, l2: L2 },
    Float64Array.of(0, 1),
  );
  return slope > 0 ? { slope, shift } : { slope: 1, shift: 0 };
}
