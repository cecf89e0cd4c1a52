/** Where a shopper is in the shop. */
export type Route =
  | { readonly page: 'home' | 'cart' | 'checkout' | 'orders' | 'help' | 'not-found' }
  | { readonly page: 'list'; readonly category: string | undefined; readonly query: string | undefined }
  | { readonly page: 'product' | 'thanks' | 'article'; readonly id: string };

export const BASE = '/shop';

/** @param path pathname, with or without the shop's base */
export function routeOf(path: string, search = ''): Route {
  const inside = path.startsWith(BASE) ? path.slice(BASE.length) : path;
  const [first = '', second, ...rest] = inside.split('/').filter(Boolean).map(decode);
  if (rest.length > 0) return { page: 'not-found' };
  if (first === '') return { page: 'home' };
  if (second === undefined) return single(first, search);
  if (first === 'c') return { page: 'list', category: second, query: undefined };
  if (first === 'p') return { page: 'product', id: second };
  if (first === 'thanks') return { page: 'thanks', id: second };
  if (first === 'help') return { page: 'article', id: second };
  return { page: 'not-found' };
}

function single(name: string, search: string): Route {
  if (name === 'search') {
    return { page: 'list', category: undefined, query: new URLSearchParams(search).get('q')?.trim() ?? '' };
  }
  if (name === 'all') return { page: 'list', category: undefined, query: undefined };
  if (name === 'cart' || name === 'checkout' || name === 'orders' || name === 'help') return { page: name };
  return { page: 'not-found' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A lone percent sign: taken as it is written.
  }
}
