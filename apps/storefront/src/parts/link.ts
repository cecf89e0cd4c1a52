import type { Shop } from '../shop/shop.js';
import { BASE } from '../router.js';

export const href = (path: string): string => BASE + path;

/** Links inside the shop change the page without loading it; everything else (new tabs, other sites) is the browser's. */
export function followLinks(shop: Shop): void {
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest('a');
    if (link?.origin !== location.origin || link.target !== '' || !isInside(link.pathname)) return;
    if (link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    shop.go(link.pathname.slice(BASE.length) + link.search);
  });
}

const isInside = (path: string): boolean => path === BASE || path.startsWith(`${BASE}/`);
