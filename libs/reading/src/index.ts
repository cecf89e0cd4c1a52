export { ORDER_PATTERNS } from './entities/codes.js';
export type { Moment } from './entities/dates.js';
export type { ReadEntity } from './entities/entity.js';
export { ProductIndex, type NamedProduct } from './entities/product-index.js';
export { readEntities, type ReadingContext } from './entities/read-entities.js';
export { isLatinLanguage } from './language/latin.js';
export { readLanguage, type Language } from './language/read-language.js';
export { simplified } from './language/simplified.js';
export { readMessage, type ReadMessage } from './read-message.js';
export { moodSigns, type MoodSigns } from './sentiment/mood-signs.js';
export {
  featuresOf,
  readSentiment,
  SENTIMENT_WEIGHTS,
  sentimentShares,
  type SentimentWeights,
} from './sentiment/read-sentiment.js';
