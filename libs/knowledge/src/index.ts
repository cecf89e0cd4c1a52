export { ArticleIndex, type SearchOptions } from './article-index.js';
export { type Passage, passagesOf } from './passages.js';
export {
  type Article,
  type ArticleQuery,
  type FoundPassage,
  type ReadQuestion,
  SEARCH_SETTINGS,
  type SearchSettings,
  type Vectors,
} from './search.js';
export { WordIndex } from './word-index.js';
export { wordsOf } from './words.js';
