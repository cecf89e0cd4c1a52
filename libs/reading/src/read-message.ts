import type { ReadSentiment } from '#protocol';
import type { ReadEntity } from './entities/entity.js';
import { readEntities, type ReadingContext } from './entities/read-entities.js';
import { type Language, readLanguage } from './language/read-language.js';
import { readSentiment } from './sentiment/read-sentiment.js';

/** What a message says beside its intent. */
export interface ReadMessage {
  readonly language: Language;
  readonly sentiment: ReadSentiment;
  readonly entities: readonly ReadEntity[];
}

/**
 * Language, mood and named things of a message, each with its own confidence or place. Any string is accepted; the
 * same text and context give the same answer; nothing is loaded, asked for or kept.
 */
export const readMessage = (text: string, context: ReadingContext = {}): ReadMessage => ({
  language: readLanguage(text),
  sentiment: readSentiment(text),
  entities: readEntities(text, context),
});
