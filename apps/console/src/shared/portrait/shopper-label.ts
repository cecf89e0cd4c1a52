/** How a shopper is called: by name, by the shop's own id, or as a visitor with the end of an anonymous id. */
export function shopperLabel(shopperId: string, name: string | undefined, visitor: string): string {
  if (name !== undefined && name.trim() !== '') return name;
  if (shopperId.startsWith('u-')) return shopperId.slice(2);
  const letters = shopperId.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return `${visitor} ${letters.slice(-4).toUpperCase()}`;
}
