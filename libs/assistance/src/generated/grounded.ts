import type { CitedArticle } from '#protocol';
import { NO_ANSWER } from './answer-prompt.js';

export interface Grounded {
  /** Numbered anew, in the order of the articles below it. */
  readonly text: string;
  /** Those that are cited, in the order in which they first are. */
  readonly articles: readonly CitedArticle[];
}

const LONGEST = 2_000;
const CITED = /[[［【]\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[\]］】]/g;
/** Where a reader could be sent to: nothing of the kind is taken from a model that the sources do not say. */
const LEADS_AWAY =
  /(?:\/\/|www\.|\b(?:[a-z\d-]+\.)+[a-z]{2,}\/)[\w%~:/?#@!$&*+,;=.-]*|[\w.+-]+@[\w-]+\.[\w.-]+/gi;

/** What may be sent of a model's answer; undefined where it cites nothing, cites what is not there, or leads away. */
export function grounded(answer: string, sources: readonly CitedArticle[]): Grounded | undefined {
  const text = answer.trim();
  if (text === '' || text.includes(NO_ANSWER) || text.length > LONGEST) return undefined;
  const cited = [...text.matchAll(CITED)].flatMap(([, numbers = '']) => numbers.split(/[,，、]/).map(Number));
  const inOrder = [...new Set(cited)];
  if (inOrder.length === 0 || inOrder.some((number) => sources[number - 1] === undefined)) return undefined;
  const known = new Set(sources.flatMap(({ title, passage }) => placesIn(`${title}\n${passage}`)));
  if (placesIn(text).some((place) => !known.has(place))) return undefined;
  return {
    text: text.replace(CITED, (_, numbers: string) =>
      numbers
        .split(/[,，、]/)
        .map((number) => `[${String(inOrder.indexOf(Number(number)) + 1)}]`)
        .join(''),
    ),
    articles: inOrder.flatMap((number) => sources[number - 1] ?? []),
  };
}

/** Whole ones: the beginning of an address is that of another place. */
const placesIn = (text: string): readonly string[] =>
  (text.match(LEADS_AWAY) ?? []).map((place) => place.replace(/[.,;:!?]+$/, ''));
