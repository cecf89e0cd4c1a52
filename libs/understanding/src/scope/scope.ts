import type { Nearness } from './familiarity.js';

/** What speaks for a text being about one of the intents. */
export interface ScopeCues extends Nearness {
  /** Calibrated probability of the leading intent. */
  readonly probability: number;
}

/** Weights of the cues: none is negative, so that the score only rises with each of them. */
export interface CueWeights {
  readonly bias: number;
  readonly probability: number;
  readonly known: number;
  readonly ours: number;
  readonly similar: number;
}

/** When a text is taken for one about none of the intents. */
export interface Scope {
  /** For texts that an encoder reads, and for those it does not. */
  readonly withVector: CueWeights;
  readonly without: CueWeights;
  /** Below this `inScope`; may be chosen anew at any time. */
  readonly threshold: number;
}

/** The cues as numbers to be weighed: probabilities as log-odds within ±8. */
export function cueValues({ probability, known, ours, similar }: ScopeCues): Omit<CueWeights, 'bias'> {
  return { probability: logOdds(probability), known, ours: clip(ours), similar: similar ?? 0 };
}

/** How probably a text is about any of the intents, 0 to 1, where as many texts are as are not. */
export function inScope(cues: ScopeCues, scope: Pick<Scope, 'withVector' | 'without'>): number {
  const weights = cues.similar === undefined ? scope.without : scope.withVector;
  const values = cueValues(cues);
  const sum =
    weights.bias +
    weights.probability * values.probability +
    weights.known * values.known +
    weights.ours * values.ours +
    weights.similar * values.similar;
  return 1 / (1 + Math.exp(-sum));
}

const clip = (value: number): number => Math.max(-8, Math.min(8, value));
const logOdds = (probability: number): number => clip(Math.log(probability / (1 - probability)));
