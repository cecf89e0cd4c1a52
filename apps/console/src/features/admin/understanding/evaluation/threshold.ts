import type { EvaluationView } from '#protocol';
import { nearestIndex } from '../../model-parts/plots/scale.js';

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
