import type { Band, RankedIntent } from '#protocol';
import type { Classified } from '../intent-classifier.js';
import type { Question } from '../question.js';
import type { Familiarity, Nearness } from '../scope/familiarity.js';
import { inScope, type Scope } from '../scope/scope.js';
import { detectLanguage } from '../language.js';
import { drivingWords, type NgramReader } from '../words/driving-words.js';
import { softmax } from './linear-head.js';
import {
  mix,
  NO_TERMS,
  placeVector,
  type Member,
  type Reading,
  type Vectors,
  type VectorSpace,
} from './member.js';
import type { ModelCard } from './model-card.js';

/** Intents in an answer. */
export const RANKING = 5;
const SURE = 0.75;
const LIKELY = 0.4;

/** Everything a trained model consists of. */
export interface IntentModelParts {
  readonly card: ModelCard;
  /** Sorted names; label `i` of every head is `intents[i]`. */
  readonly intents: readonly string[];
  /** At least one reads n-grams, and so every text. */
  readonly members: readonly Member[];
  /** Makes probabilities honest where all members vote. */
  readonly temperature: number;
  readonly scope: Scope;
  readonly familiarity: Familiarity;
}

/** A trained model as a plain function from text and sentence vectors to an answer. */
export class IntentModel {
  constructor(readonly parts: IntentModelParts) {}

  /** Names of the encoders whose vectors it was trained with. */
  get encoders(): readonly string[] {
    return spacesOf(this.parts.members).map(({ encoder }) => encoder);
  }

  /** The encoders that were trained for the language of a text; the vectors of others would be noise. */
  encodersFor(language: string): readonly string[] {
    const spaces = spacesOf(this.parts.members).filter(({ languages }) => languages.includes(language));
    return spaces.map(({ encoder }) => encoder);
  }

  /** @param vectors those of the encoders that `encodersFor` names; others are not used. */
  classify(
    question: Question,
    vectors: Vectors = new Map(),
    language = detectLanguage(question.text),
  ): Classified {
    const { members, temperature, scope, intents } = this.parts;
    const reading = { question, language, vectors };
    const probabilities = new Float32Array(intents.length);
    const voters = mix(members, reading, probabilities);
    softmax(probabilities, voters === members.length ? temperature : 1);
    const ranking = mostProbable(probabilities, intents);
    const probability = ranking[0]?.probability ?? 0;
    const within = inScope({ probability, ...this.#nearness(reading) }, scope);
    const outOfScope = within < scope.threshold;
    const leading = intents.indexOf(ranking[0]?.intent ?? '');
    const words = drivingWords(question.text, readersOf(members), leading, probabilities);
    const band = bandOf(probability, outOfScope);
    return { ranking, outOfScope, inScope: within, band, language, words, also: [] };
  }

  /** By the n-grams and vectors of the member that the everyday texts were held against. */
  #nearness({ question, language, vectors }: Reading): Nearness {
    const { members, familiarity } = this.parts;
    const { vectoriser, space } = members.find((member) => member.vectoriser) ?? {};
    const vector = space?.languages.includes(language) ? vectors.get(space.encoder) : undefined;
    const placed = space && vector && placeVector(vector, space);
    return familiarity.measure(vectoriser?.transform(question) ?? NO_TERMS, placed);
  }
}

function spacesOf(members: readonly Member[]): readonly VectorSpace[] {
  return members.flatMap(({ space }) => (space ? [space] : []));
}

const readersOf = (members: readonly Member[]): NgramReader[] =>
  members.flatMap(({ vectoriser, head, weight, temperature }) =>
    vectoriser ? [{ vectoriser, head, weight: weight / temperature }] : [],
  );

export function bandOf(probability: number, outOfScope: boolean): Band {
  if (outOfScope || probability < LIKELY) return 'unsure';
  return probability < SURE ? 'likely' : 'sure';
}

/** Most probable first, equal ones in the order of the intents. */
export function mostProbable(
  probabilities: Float32Array,
  intents: readonly string[],
  length = RANKING,
): RankedIntent[] {
  return Array.from(probabilities.keys())
    .sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b)
    .slice(0, length)
    .map((label) => ({ intent: intents[label] ?? '', probability: probabilities[label] ?? 0 }));
}
