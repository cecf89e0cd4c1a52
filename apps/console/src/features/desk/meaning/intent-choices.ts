import { intentNames } from '../../../shared/words/intents.js';

/** The menu's value for none of the intents; theirs begin with a colon. */
export const NONE = 'none';

/**
 * What a message can be corrected to: first what it was held for, most probable first, then all others by name.
 * A search finds an intent by its name in either language and by its id; all its words must be there.
 */
export function intentChoices(
  intents: readonly string[],
  ranked: readonly string[],
  search: string,
  nameOf: (intent: string) => string,
): readonly string[] {
  const likely = ranked.filter((intent) => intents.includes(intent));
  const others = intents
    .filter((intent) => !likely.includes(intent))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const wanted = search.trim().toLowerCase().split(/\s+/);
  return [...likely, ...others].filter((intent) => {
    const known = [intent, ...intentNames(intent)].join(' ').toLowerCase();
    return wanted.every((word) => known.includes(word));
  });
}
