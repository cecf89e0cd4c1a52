import type { Site } from '../site.js';
import type { Visitor } from '../visitor/visitor.js';

/** Reads what only this shopper may see. @throws Error where it cannot be had */
export type FetchFile = (path: string) => Promise<Blob>;

export const fetchFile =
  (site: Site, visitor: Visitor): FetchFile =>
  async (path) => {
    const { token } = await visitor.current();
    const response = await fetch(site.url(path), { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`The server answered ${String(response.status)}.`);
    return response.blob();
  };

/** Hands a file to the shopper, under a name. Works under any content policy: nothing of it is shown in the page. */
export function handOver(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
