/** An address on the web, relative ones taken from the page; undefined for anything that could run or cannot be read. */
export function webAddress(url: string): URL | undefined {
  try {
    const address = new URL(url, location.href);
    return /^https?:$/.test(address.protocol) ? address : undefined;
  } catch {
    return undefined; // Not an address.
  }
}
