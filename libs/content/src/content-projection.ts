import type { Projection } from '#projections';
import { contentStream } from '#protocol';
import { type ContentDocument, contentKey, contentOf, foldContent } from './content-document.js';

/** What of the shop's content was written in the console, as it stands now? Keyed by kind and id. */
export const contentProjection: Projection<ContentDocument> = {
  name: 'content',
  version: 1,
  indexes: ['kind'],
  handles: ['ContentWritten', 'ContentWithdrawn'],
  links: [],
  apply(event, documents) {
    const [key] = this.keysOf(event);
    if (key === undefined) return [];
    const before = documents.get(key);
    const document = foldContent(before, event);
    return document && document !== before ? [{ kind: 'put', key, document }] : [];
  },
  keysOf: (event) => {
    const about = contentOf(event);
    return about ? [contentKey(about.kind, about.contentId)] : [];
  },
  sourceOf: (key) => {
    const [kind = '', ...id] = key.split('/');
    return { streams: [contentStream(kind, id.join('/'))] };
  },
};
