import { isLatinLanguage, readLanguage } from '#reading';

/** Short texts in Latin letters are taken for English unless they are clearly something else. */
const CLEARLY = 0.6;

/**
 * Which language a text is to be understood in: ISO 639-1, or `und` where it has no words. As `readLanguage`,
 * but a doubtful "ok, cancel" is English, so that the encoder reads it.
 */
export function detectLanguage(text: string): string {
  const { code, confidence } = readLanguage(text);
  return isLatinLanguage(code) && confidence < CLEARLY ? 'en' : code;
}

/** How many of the texts are in which language. */
export function languagesOf(texts: readonly { readonly text: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { text } of texts) {
    const language = detectLanguage(text);
    counts[language] = (counts[language] ?? 0) + 1;
  }
  return counts;
}
