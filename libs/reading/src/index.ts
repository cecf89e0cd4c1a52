export { isLatinLanguage } from './language/latin.js';
export { readLanguage, type Language } from './language/read-language.js';
export { moodSigns, type MoodSigns } from './sentiment/mood-signs.js';
export {
  featuresOf,
  readSentiment,
  SENTIMENT_WEIGHTS,
  sentimentShares,
  type SentimentWeights,
} from './sentiment/read-sentiment.js';
