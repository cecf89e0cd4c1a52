import { languageOf } from '#conversation';
import type { Language } from '#protocol';

/** The language to answer in: that of the message, or of the conversation where it has no letters. */
export const speaks = ({
  text,
  language,
}: {
  readonly text: string;
  readonly language: Language;
}): Language => languageOf(text) ?? language;
