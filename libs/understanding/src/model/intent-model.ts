import type { Band, RankedIntent } from '#protocol';
import type { Classified } from '../intent-classifier.js';
import { detectLanguage } from '../language.js';
import { drivingWords, type NgramReader } from '../words/driving-words.js';
import { softmax } from './linear-head.js';
import { mix, type Member, type Vectors, type VectorSpace } from './member.js';
import type { ModelCard } from './model-card.js';

/** Intents in an answer. */
export const RANKING = 5;
const SURE = 0.75;
const LIKELY = 0.4;

/** Below these a text is taken for one about no intent. Found on held-out texts of the training data. */
export interface ScopeThresholds {
  readonly probability: number;
  readonly known: number;
}

/** Everything a trained model consists of. */
export interface IntentModelParts {
  readonly card: ModelCard;
  /** Sorted names; label `i` of every head is `intents[i]`. */
  readonly intents: readonly string[];
  /** At least one reads n-grams, and so every text. */
  readonly members: readonly Member[];
  /** Makes probabilities honest where all members vote. */
  readonly temperature: number;
  readonly scope: ScopeThresholds;
}

/** A trained model as a plain function from text and sentence vectors to an answer. */
export class IntentModel {
  constructor(readonly parts: IntentModelParts) {}

  /** Names of the encoders whose vectors it was trained with. */
  get encoders(): readonly string[] {
    return spacesOf(this.parts.members).map(({ encoder }) => encoder);
  }

  /** The encoders that were trained for the language of the text; the vectors of others would be noise. */
  encodersFor(text: string): readonly string[] {
    const language = detectLanguage(text);
    const spaces = spacesOf(this.parts.members).filter(({ languages }) => languages.includes(language));
    return spaces.map(({ encoder }) => encoder);
  }

  /** @param vectors those of the encoders that `encodersFor` names; others are not used. */
  classify(text: string, vectors: Vectors = new Map()): Classified {
    const { members, temperature, scope, intents } = this.parts;
    const language = detectLanguage(text);
    const probabilities = new Float32Array(intents.length);
    const voters = mix(members, { text, language, vectors }, probabilities);
    softmax(probabilities, voters === members.length ? temperature : 1);
    const ranking = mostProbable(probabilities, intents);
    const highest = ranking[0]?.probability ?? 0;
    const inScope = this.#known(text) < scope.known ? 0 : highest;
    const outOfScope = inScope < scope.probability;
    const words = drivingWords(text, readersOf(members), leadingOf(probabilities), probabilities);
    return { ranking, outOfScope, inScope, band: bandOf(highest, outOfScope), language, words, also: [] };
  }

  #known(text: string): number {
    const { vectoriser } = this.parts.members.find((member) => member.vectoriser) ?? {};
    return vectoriser?.transform(text).known ?? 1;
  }
}

function spacesOf(members: readonly Member[]): readonly VectorSpace[] {
  return members.flatMap(({ space }) => (space ? [space] : []));
}

const readersOf = (members: readonly Member[]): NgramReader[] =>
  members.flatMap(({ vectoriser, head, weight, temperature }) =>
    vectoriser ? [{ vectoriser, head, weight: weight / temperature }] : [],
  );

const leadingOf = (probabilities: Float32Array): number =>
  probabilities.reduce((best, value, i) => (value > (probabilities[best] ?? 0) ? i : best), 0);

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
