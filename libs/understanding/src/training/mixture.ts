import { LinearHead } from '../model/linear-head.js';
import { logSoftmax, NO_TERMS, type Member } from '../model/member.js';
import { fitTemperature, negativeLogLikelihood, type HeldOutScores } from './calibration.js';
import type { Fitted } from './fit.js';
import type { HeldOut } from './hold-out.js';
import type { TunedEncoder } from './tune-encoders.js';

/** The members of a model, their weights and temperatures, and what they say together of the held-out examples. */
export interface Mixture {
  readonly members: readonly Member[];
  /** Makes probabilities honest where all members vote. */
  readonly temperature: number;
  /** Scores whose softmax is calibrated. */
  readonly heldOut: HeldOut;
}

/** Shares of the vote that the tuned encoders may have together. */
const SHARES = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/** A linear model, and its scores of examples by its like that had not seen them. */
export interface LinearPart {
  readonly fitted: Fitted;
  readonly heldOut: HeldOut;
}
/** All of the same held-out examples. */
export type Linear = readonly [LinearPart, ...LinearPart[]];

/** One member that votes alone. */
export function soleMember({ fitted, heldOut }: LinearPart): Mixture {
  const temperature = fitTemperature(heldOut);
  const scores = heldOut.scores.map((score) => score / temperature);
  return {
    members: [{ ...fitted, weight: 1, temperature }],
    temperature: 1,
    heldOut: { ...heldOut, scores },
  };
}

/**
 * Linear models and tuned encoders. Each is brought to honest probabilities of its own; then the share of the tuned
 * encoders and the temperature of the whole are those that make held-out examples most likely. On each of these one
 * tuned encoder votes, the one that has not seen it.
 */
export function mixtureOf(linear: Linear, encoders: readonly TunedEncoder[]): Mixture {
  const { heldOut } = linear[0];
  const { classes, labels } = heldOut;
  const heads = encoders.map((encoder) => headOf(encoder, classes));
  const { scores, votes } = tunedScores(heldOut, encoders, heads);
  if (!votes.includes(1)) return soleMember(linear[0]);
  const ownOfLinear = linear.map((part) => fitTemperature(part.heldOut));
  const ownOfTuned = fitTemperature(chosen({ scores, labels, classes }, votes));
  const linearLogs = mean(
    linear.map((part, i) => calibratedLogs(part.heldOut.scores, classes, ownOfLinear[i] ?? 1)),
  );
  const tunedLogs = calibratedLogs(scores, classes, ownOfTuned);
  const mixedAt = (share: number): HeldOutScores => ({
    scores: linearLogs.map((log, i) => (1 - share) * log + share * (tunedLogs[i] ?? 0)),
    labels,
    classes,
  });
  const { share, temperature } = bestShare((at) => chosen(mixedAt(at), votes));
  const calibrated = mixedAt(share).scores.map((score, i) =>
    votes[Math.floor(i / classes)] === 1 ? score / temperature : (linearLogs[i] ?? 0),
  );
  const linearMembers = linear.map(({ fitted }, i): Member => ({
    ...fitted,
    weight: (1 - share) / linear.length,
    temperature: ownOfLinear[i] ?? 1,
  }));
  const tunedMembers = encoders.map(({ tuned: { encoder, languages, dimensions } }, i): Member => ({
    weight: share / encoders.length,
    temperature: ownOfTuned,
    vectoriser: undefined,
    space: { encoder, languages, mean: new Float32Array(dimensions), scale: 1 },
    head: heads[i] ?? LinearHead.zero(0, dimensions, classes),
  }));
  const members = [...linearMembers, ...tunedMembers];
  return { members, temperature, heldOut: { ...heldOut, scores: calibrated } };
}

function mean(all: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array()] = all;
  return first.map((_, i) => all.reduce((sum, one) => sum + (one[i] ?? 0), 0) / all.length);
}

function bestShare(mixedAt: (share: number) => HeldOutScores): {
  readonly share: number;
  readonly temperature: number;
} {
  const tried = SHARES.map((share) => {
    const mixed = mixedAt(share);
    const temperature = fitTemperature(mixed);
    return { share, temperature, loss: negativeLogLikelihood(mixed, temperature) };
  });
  return tried.reduce((best, one) => (one.loss < best.loss ? one : best));
}

function headOf({ tuned: { weights, bias, dimensions } }: TunedEncoder, classes: number): LinearHead {
  const all = new Float32Array(weights.length + bias.length);
  all.set(weights);
  all.set(bias, weights.length);
  return new LinearHead(0, dimensions, classes, all);
}

function tunedScores(
  { examples, folds, classes }: HeldOut,
  encoders: readonly TunedEncoder[],
  heads: readonly LinearHead[],
): { readonly scores: Float32Array; readonly votes: Uint8Array } {
  const scores = new Float32Array(examples.length * classes);
  const votes = new Uint8Array(examples.length);
  examples.forEach((example, place) => {
    const at = encoders.findIndex(({ fold }) => fold === folds[place]);
    const vector = encoders[at]?.vectors[example];
    if (!vector) return;
    votes[place] = 1;
    const row = scores.subarray(place * classes, (place + 1) * classes);
    heads[at]?.scores({ terms: NO_TERMS, vector }, row);
  });
  return { scores, votes };
}

/** The held-out examples on which a tuned encoder votes. */
function chosen({ scores, labels, classes }: HeldOutScores, votes: Uint8Array): HeldOutScores {
  return {
    scores: scores.filter((_, i) => votes[Math.floor(i / classes)] === 1),
    labels: labels.filter((_, i) => votes[i] === 1),
    classes,
  };
}

function calibratedLogs(scores: Float32Array, classes: number, temperature: number): Float32Array {
  const logs = scores.slice();
  for (let from = 0; from < logs.length; from += classes)
    logSoftmax(logs.subarray(from, from + classes), temperature);
  return logs;
}
