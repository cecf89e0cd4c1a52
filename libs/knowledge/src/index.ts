export {
  type Article,
  ArticleIndex,
  type ArticleQuery,
  type FoundPassage,
  SEARCH_SETTINGS,
  type SearchOptions,
  type SearchSettings,
  type Vectors,
} from './article-index.js';
export { type Passage, passagesOf } from './passages.js';
export { WordIndex } from './word-index.js';
export { wordsOf } from './words.js';
