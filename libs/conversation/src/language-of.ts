import type { Language } from '#protocol';

/** @returns `zh` where the text has Han characters, else `en`; undefined where it has no letters at all */
export function languageOf(text: string): Language | undefined {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /\p{L}/u.test(text) ? 'en' : undefined;
}
