import type { SparseVector, Vectoriser } from '../features/vectoriser.js';
import type { Question } from '../question.js';
import { softmax, type LinearHead } from './linear-head.js';

/** What the vectors of an encoder are turned into before a head sees them. */
export interface VectorSpace {
  /** Name of the encoder the head was trained with; no other fits. */
  readonly encoder: string;
  readonly languages: readonly string[];
  /** Mean vector of the training texts. */
  readonly mean: Float32Array;
  readonly scale: number;
}

/** Vectors of one text by the name of the encoder that made them. */
export type Vectors = ReadonlyMap<string, Float32Array>;

/** One linear model of a mixture: on n-grams, on the vectors of an encoder, or on both. */
export interface Member {
  /** Share of its vote; those of all members sum to 1. */
  readonly weight: number;
  /** Makes its probabilities honest by themselves, before they are mixed. */
  readonly temperature: number;
  /** The same for texts that its encoder does not read. */
  readonly temperatureUnread: number;
  readonly vectoriser: Vectoriser | undefined;
  readonly space: VectorSpace | undefined;
  readonly head: LinearHead;
}

/** A question as members see it. */
export interface Reading {
  readonly question: Question;
  readonly language: string;
  readonly vectors: Vectors;
}

export const NO_TERMS: SparseVector = { indices: new Int32Array(0), values: new Float32Array(0), known: 0 };

/** Whether a member has anything to go by: one without n-grams cannot read a language its encoder does not know. */
export const canRead = ({ vectoriser, space }: Member, { language, vectors }: Reading): boolean =>
  vectoriser !== undefined ||
  (space !== undefined && space.languages.includes(language) && vectors.has(space.encoder));

/** Writes the logarithms of a member's probabilities into `into`. */
export function logProbabilities(member: Member, reading: Reading, into: Float32Array): void {
  const { vectoriser, space, head } = member;
  const vector = space?.languages.includes(reading.language) ? reading.vectors.get(space.encoder) : undefined;
  head.scores(
    {
      terms: vectoriser?.transform(reading.question) ?? NO_TERMS,
      vector: space && vector && placeVector(vector, space),
    },
    into,
  );
  logSoftmax(into, vector ? member.temperature : member.temperatureUnread);
}

/**
 * The weighted mean of the members' log-probabilities over those that can read the text: a product of experts
 * (Hinton 2002). Gives their number.
 */
export function mix(members: readonly Member[], reading: Reading, into: Float32Array): number {
  const voters = members.filter((member) => canRead(member, reading));
  const total = voters.reduce((sum, { weight }) => sum + weight, 0);
  const own = new Float32Array(into.length);
  into.fill(0);
  for (const voter of voters) {
    logProbabilities(voter, reading, own);
    const share = voter.weight / total;
    for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) + share * (own[i] ?? 0);
  }
  return voters.length;
}

/** Moves a vector to the mean of the training texts and stretches it to weigh about as much as the n-grams. */
export function placeVector(vector: Float32Array, { mean, scale }: VectorSpace): Float32Array {
  const placed = new Float32Array(vector.length);
  for (let d = 0; d < placed.length; d++) placed[d] = scale * ((vector[d] ?? 0) - (mean[d] ?? 0));
  return placed;
}

/** Impossible labels get this: a logarithm of 0 would make a label impossible whatever the others say. */
const LEAST = 1e-30;

/** Turns scores into the logarithms of their probabilities, in place. */
export function logSoftmax(scores: Float32Array, temperature: number): void {
  softmax(scores, temperature);
  for (let i = 0; i < scores.length; i++) scores[i] = Math.log(Math.max(LEAST, scores[i] ?? 0));
}
