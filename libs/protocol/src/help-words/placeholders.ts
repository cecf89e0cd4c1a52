import type { HelpPolicy, OfferWords } from '../events/help.js';

/** What a card can name: how often something happened, and the product, order or coupon that it was about. */
export const PLACEHOLDERS = ['times', 'product', 'order', 'coupon'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Seen = Partial<Readonly<Record<Placeholder, string>>>;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
const LONGEST = { saw: 400, action: 60 } as const;

export interface WordsProblem {
  /** `offer.en.saw` */
  readonly path: string;
  readonly message: string;
}

const isKnown = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

const namesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(PLACEHOLDER), ([, name = '']) => name);

/** What is wrong with the words of a policy; empty where they can be filled in. */
export function problemsOfWords({
  offer,
  when,
}: Pick<HelpPolicy, 'offer' | 'when'>): readonly WordsProblem[] {
  return (['en', 'zh'] as const).flatMap((language) =>
    (['saw', 'action'] as const).flatMap((part) => {
      const text = offer[language][part];
      const path = `offer.${language}.${part}`;
      const rest = text.replaceAll(PLACEHOLDER, '');
      const broken = rest.includes('{{') || rest.includes('}}');
      return [
        ...(broken
          ? [{ path, message: 'A placeholder is written {{product}}, with two braces around.' }]
          : []),
        ...namesIn(text).flatMap((name) => problemOf(name, when, path)),
      ];
    }),
  );
}

function problemOf(name: string, when: HelpPolicy['when'], path: string): readonly WordsProblem[] {
  if (!isKnown(name)) {
    const known = PLACEHOLDERS.map((one) => `{{${one}}}`).join(', ');
    return [{ path, message: `{{${name}}} stands for nothing. Known are ${known}.` }];
  }
  if (name === 'times' && !when.happened) {
    return [{ path, message: '{{times}} counts what has happened: say above what that is.' }];
  }
  return [];
}

/** @returns the words with everything filled in; undefined where something that they name was not seen */
export function filledWords(words: OfferWords, seen: Seen): OfferWords | undefined {
  const named = [...namesIn(words.saw), ...namesIn(words.action)];
  if (named.some((name) => !isKnown(name) || seen[name] === undefined)) return undefined;
  const filled = (text: string): string =>
    text.replaceAll(PLACEHOLDER, (_, name: string) => (isKnown(name) ? (seen[name] ?? '') : ''));
  return {
    saw: shortened(filled(words.saw), LONGEST.saw),
    action: shortened(filled(words.action), LONGEST.action),
  };
}

/** Names of products can be long; a card is one sentence. */
const shortened = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
