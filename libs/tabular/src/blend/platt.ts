import { sigmoid } from '../log-odds.js';

/** Turns a score into calibrated log-odds: slope · score + shift. */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
}

const STEPS = 30;

/**
 * Platt's scaling (1999) of scores that were held out, with his targets a little away from 0 and 1, by Newton's
 * method. Order is kept, so ranking is not harmed: a slope that is not above 0 would turn it round and is refused.
 */
export function calibrate(scores: Float64Array, labels: Uint8Array): Calibration {
  const ones = labels.reduce((sum, label) => sum + label, 0);
  const targets = [1 / (labels.length - ones + 2), (ones + 1) / (ones + 2)] as const;
  let [slope, shift] = [1, 0];
  for (let step = 0; step < STEPS; step++) {
    const { gradient, curvature } = slopesAt(scores, labels, targets, slope, shift);
    const [a = 0, b = 0] = gradient;
    const [aa = 0, ab = 0, bb = 0] = curvature;
    const determinant = aa * bb - ab * ab;
    if (!(determinant > 1e-12)) break;
    const moves = [(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant] as const;
    slope -= moves[0];
    shift -= moves[1];
    if (Math.abs(moves[0]) + Math.abs(moves[1]) < 1e-10) break;
  }
  return slope > 0 && Number.isFinite(slope + shift) ? { slope, shift } : { slope: 1, shift: 0 };
}

function slopesAt(
  scores: Float64Array,
  labels: Uint8Array,
  targets: readonly [number, number],
  slope: number,
  shift: number,
): { gradient: number[]; curvature: number[] } {
  let [a, b, aa, ab, bb] = [0, 0, 1e-6, 0, 1e-6];
  scores.forEach((score, i) => {
    const probability = sigmoid(slope * score + shift);
    const residual = probability - (labels[i] === 1 ? targets[1] : targets[0]);
    const weight = probability * (1 - probability);
    a += residual * score;
    b += residual;
    aa += weight * score * score;
    ab += weight * score;
    bb += weight;
  });
  return { gradient: [a, b], curvature: [aa, ab, bb] };
}
