import type { Example } from '../examples/example.js';

/** Sorted; labels are places in this list. */
export const intentsOf = (examples: readonly Example[]): readonly string[] =>
  [...new Set(examples.map(({ intent }) => intent))].sort();

/** Mean examples an intent from which on a name tells nothing new. */
const ENOUGH = 30;

/**
 * The name of each intent as one more example of it where there are few: `card_arrival` asks for "card arrival".
 * With ten examples an intent this is worth two points of accuracy, with a hundred nothing
 * (docs/decisions/0011-fine-tuning.md).
 */
export function namesOf(intents: readonly string[], examples: readonly Example[]): readonly Example[] {
  if (examples.length >= ENOUGH * intents.length) return [];
  return intents.map((intent) => ({ intent, text: readable(intent) }));
}

const readable = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[\s_\-./:+]+/gu, ' ')
    .trim();
