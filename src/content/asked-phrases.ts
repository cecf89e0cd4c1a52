import type { Language } from '#protocol';
import { type LiveContent, standing } from './live-content.js';

/** Phrases by language. */
type Asked = Readonly<Record<Language, readonly string[]>>;

/**
 * What shoppers say who mean one of some intents, as the shop's phrases stand now.
 *
 * @throws ExamplesInvalid where a file of phrases cannot be read
 */
export async function askedPhrases(content: LiveContent): Promise<(intents: readonly string[]) => Asked> {
  const phrases = standing(await content.files.of('intent'), content.documents('intent'));
  const inLanguage = (intents: readonly string[], language: Language): readonly string[] =>
    intents.flatMap((intent) => {
      const body = phrases.get(intent);
      return body && 'examples' in body ? body.examples[language] : [];
    });
  return (intents) => ({ en: inLanguage(intents, 'en'), zh: inLanguage(intents, 'zh') });
}
