import type { CounterfactualView, DriftView, ForesightEvaluationView, ForesightFigures } from '#protocol';

/** The part of the log that versions are measured on. */
export type Slice = ForesightEvaluationView['slice'];

/** Versions on one slice of the log that none of them has learnt from. */
export interface Measured {
  readonly slice: Slice;
  /** Of each version, in their order: the blend first, then its parts and the baselines. */
  readonly figures: readonly (readonly ForesightFigures[])[];
}

/**
 * Looks through the log with versions: changes nothing. Takes seconds, on a thread of its own.
 *
 * Every answer may be up to a few hundred events old.
 */
export abstract class ForesightBench {
  /** @throws NothingToMeasureOn where nothing has happened since the versions were trained, NotOnShelf */
  abstract measure(versions: readonly string[]): Promise<Measured>;

  /** The last days, as both would have foreseen them then. @throws NotOnShelf */
  abstract replay(champion: string, candidate: string, days: number): Promise<CounterfactualView>;

  /** The last days beside what the version has learnt from. @throws NotOnShelf */
  abstract drift(version: string, days: number): Promise<DriftView>;

  /** Gives no answer once more: somebody who stands in it may have been forgotten. */
  abstract forget(): void;
}

/** Nothing has happened that a version could be measured on. */
export class NothingToMeasureOn extends Error {
  override readonly name = 'NothingToMeasureOn';
}
