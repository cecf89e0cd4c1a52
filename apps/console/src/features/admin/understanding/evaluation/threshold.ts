import type { EvaluationView } from '#protocol';
import { nearestIndex } from '../plots/scale.js';

export type CoveragePoint = EvaluationView['coverage'][number];

/** Less than half answered is no trade-off that the server takes. */
const LEAST = 0.5;

/** The points that can be chosen, least coverage first. */
export const choosable = (curve: readonly CoveragePoint[]): readonly CoveragePoint[] =>
  curve.filter(({ coverage }) => coverage >= LEAST).sort((a, b) => a.coverage - b.coverage);

/** The point nearest to a coverage; -1 where there is none. */
export const pointAt = (points: readonly CoveragePoint[], coverage: number): number =>
  nearestIndex(
    points.map((point) => point.coverage),
    coverage,
  );

const LEAPS: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
};

/** The index a key leads to; undefined for keys that lead nowhere. */
export function movedPoint(key: string, at: number, points: number): number | undefined {
  const by = LEAPS[key];
  return by === undefined ? undefined : Math.min(points - 1, Math.max(0, at + by));
}
