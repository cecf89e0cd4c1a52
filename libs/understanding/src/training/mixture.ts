import { LinearHead } from '../model/linear-head.js';
import { logSoftmax, NO_TERMS, type Member } from '../model/member.js';
import { fitTemperature, negativeLogLikelihood, type HeldOutScores } from './calibration.js';
import type { Fitted } from './fit.js';
import { nearnessAt, type HeldOut } from './hold-out.js';
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
  const own = temperaturesOf(heldOut);
  const { classes, examples } = heldOut;
  const scores = heldOut.scores.slice();
  examples.forEach((_, i) => {
    const by = isRead(heldOut, i) ? own.temperature : own.temperatureUnread;
    for (let at = i * classes; at < (i + 1) * classes; at++) scores[at] = (scores[at] ?? 0) / by;
  });
  return { members: [{ ...fitted, weight: 1, ...own }], temperature: 1, heldOut: { ...heldOut, scores } };
}

/** Fewer texts say too little of a temperature. */
const ENOUGH = 100;

const isRead = (heldOut: HeldOut, place: number): boolean => nearnessAt(heldOut, place).similar !== undefined;

/** Texts that the encoder reads are answered with another certainty than those it does not. */
function temperaturesOf(heldOut: HeldOut): Pick<Member, 'temperature' | 'temperatureUnread'> {
  const part = (read: boolean): number | undefined => {
    const votes = Uint8Array.from(heldOut.labels, (_, i) => (isRead(heldOut, i) === read ? 1 : 0));
    const own = chosen(heldOut, votes);
    return own.labels.length < ENOUGH ? undefined : fitTemperature(own);
  };
  const all = fitTemperature(heldOut);
  return { temperature: part(true) ?? all, temperatureUnread: part(false) ?? all };
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
  const alone = linear.map(soleMember);
  const ownOfTuned = fitTemperature(chosen({ scores, labels, classes }, votes));
  const linearLogs = mean(alone.map((part) => calibratedLogs(part.heldOut.scores, classes, 1)));
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
  const linearMembers = alone
    .flatMap(({ members }) => members)
    .map((member) => ({ ...member, weight: (1 - share) / linear.length }));
  const tunedMembers = encoders.map(({ tuned: { encoder, languages, dimensions } }, i): Member => ({
    weight: share / encoders.length,
    temperature: ownOfTuned,
    temperatureUnread: ownOfTuned,
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

/** The held-out examples that are marked. */
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
