export { type FileContent, readArticleFile } from './article-file.js';
export { readCannedFile } from './canned-file.js';
export {
  type ContentCommand,
  type ContentHistory,
  type ContentRejection,
  currentOf,
  decideContent,
} from './content-decider.js';
export { type ContentDocument, contentKey, contentOf, foldContent } from './content-document.js';
export { type ContentPlace, handleContentCommand, loadContent, type Written } from './content-log.js';
export { contentProjection } from './content-projection.js';
export { ContentFileInvalid } from './sectioned-file.js';
