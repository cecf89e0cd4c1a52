import { cueValues, inScope, type CueWeights, type Scope, type ScopeCues } from './scope.js';

/** Texts that the models they were read by had not seen. */
export interface ScopeEvidence {
  /** About one of the intents, and whether the model named it. */
  readonly inside: readonly { readonly cues: ScopeCues; readonly right: boolean }[];
  /** Kinds of texts about none of the intents; each kind counts alike. */
  readonly outside: readonly (readonly ScopeCues[])[];
}

/** The share of right answers that may be given up so that strangers are told. */
const GIVEN_UP = 0.05;
/** With fewer texts to learn from, the two kinds of text share their weights. */
const ENOUGH = 30;
const STEPS = 1500;
const RATE = 1;
const PENALTY = 1e-3;

/**
 * Learns how much each cue says by logistic regression with weights of at least 0, texts inside and outside counting
 * alike. The threshold keeps all but 5 % of the right answers.
 */
export function learnScope(evidence: ScopeEvidence): Scope {
  const all = weigh(evidence);
  const part = (readable: boolean): CueWeights => {
    const is = (cues: ScopeCues): boolean => (cues.similar !== undefined) === readable;
    const own = {
      inside: evidence.inside.filter(({ cues }) => is(cues)),
      outside: evidence.outside.map((kind) => kind.filter(is)),
    };
    const enough = own.inside.length >= ENOUGH && own.outside.some((kind) => kind.length >= ENOUGH);
    return enough ? weigh(own) : { ...all, similar: readable ? all.similar : 0 };
  };
  const weights = { withVector: part(true), without: part(false) };
  const right = evidence.inside.filter((one) => one.right).map(({ cues }) => inScope(cues, weights));
  const sorted = right.sort((a, b) => a - b);
  return { ...weights, threshold: sorted[Math.floor(sorted.length * GIVEN_UP)] ?? 0 };
}

const CUES = ['probability', 'known', 'ours', 'similar'] as const;

interface Row {
  readonly values: readonly number[];
  readonly truth: 0 | 1;
  readonly share: number;
}

function weigh({ inside, outside }: ScopeEvidence): CueWeights {
  const kinds = outside.filter((kind) => kind.length > 0);
  const rows = [
    ...inside.map(({ cues }) => rowOf(cues, 1, 1 / inside.length)),
    ...kinds.flatMap((kind) => kind.map((cues) => rowOf(cues, 0, 1 / kind.length / kinds.length))),
  ];
  const means = CUES.map((_, c) => weightedMean(rows, (row) => row.values[c] ?? 0));
  const spreads = CUES.map((_, c) => {
    const variance = weightedMean(rows, (row) => ((row.values[c] ?? 0) - (means[c] ?? 0)) ** 2);
    return Math.sqrt(variance) || 1;
  });
  const standard = rows.map((row) => ({
    ...row,
    values: row.values.map((value, c) => (value - (means[c] ?? 0)) / (spreads[c] ?? 1)),
  }));
  const { bias, weights } = descend(standard);
  const [probability = 0, known = 0, ours = 0, similar = 0] = weights.map((w, c) => w / (spreads[c] ?? 1));
  const shift = [probability, known, ours, similar].reduce((sum, w, c) => sum + w * (means[c] ?? 0), 0);
  return { bias: bias - shift, probability, known, ours, similar };
}

function rowOf(cues: ScopeCues, truth: 0 | 1, share: number): Row {
  const values = cueValues(cues);
  return { values: CUES.map((cue) => values[cue]), truth, share };
}

function descend(rows: readonly Row[]): { readonly bias: number; readonly weights: readonly number[] } {
  const weights = CUES.map(() => 0);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slopes = weights.map((weight) => PENALTY * weight);
    let slope = 0;
    for (const { values, truth, share } of rows) {
      const sum = values.reduce((total, value, c) => total + value * (weights[c] ?? 0), bias);
      const error = share * (1 / (1 + Math.exp(-sum)) - truth);
      slope += error;
      values.forEach((value, c) => (slopes[c] = (slopes[c] ?? 0) + error * value));
    }
    bias -= RATE * slope;
    weights.forEach((weight, c) => (weights[c] = Math.max(0, weight - RATE * (slopes[c] ?? 0))));
  }
  return { bias, weights };
}

function weightedMean(rows: readonly Row[], of: (row: Row) => number): number {
  const total = rows.reduce((sum, { share }) => sum + share, 0);
  return rows.reduce((sum, row) => sum + row.share * of(row), 0) / (total || 1);
}
