import { type ReplyPart, replyPart } from '../events/message-parts.js';

/** A page of the same site, or an address that a browser opens as a page. */
const isPage = (url: string | undefined): boolean =>
  url === undefined || /^\/(?![/\\])/.test(url) || /^https?:\/\//i.test(url);

const urlsOf = (part: ReplyPart): readonly (string | undefined)[] => {
  if (part.kind === 'products') return part.products.flatMap(({ url, imageUrl }) => [url, imageUrl]);
  return part.kind === 'articles' ? part.articles.map(({ url }) => url) : [];
};

/** What an agent may send along with a message: products and articles, and no addresses that run something. */
export const sentAlong = replyPart
  .refine(({ kind }) => kind === 'products' || kind === 'articles', 'Agents send products and articles.')
  .refine((part) => urlsOf(part).every(isPage), 'Addresses begin with https://, http:// or a slash.');
