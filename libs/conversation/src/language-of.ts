import { isForgotten, type Language, type RememberedText } from '#protocol';

/** @returns `zh` where the text has Han characters, else `en`; undefined where it has no letters, or is forgotten */
export function languageOf(text: RememberedText): Language | undefined {
  if (isForgotten(text)) return undefined;
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /\p{L}/u.test(text) ? 'en' : undefined;
}
