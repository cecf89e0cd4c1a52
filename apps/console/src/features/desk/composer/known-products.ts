import type { ShopperDetail, ShownProduct } from '#protocol';

const MOST = 12;

/** Products that have to do with the shopper: recommended to them, in their cart, bought by them; each once. */
export function knownProducts(shopper: ShopperDetail | undefined): readonly ShownProduct[] {
  if (shopper === undefined) return [];
  const { foresight, portrait, orders } = shopper;
  const newestFirst = orders.toSorted((a, b) => b.placedAt.localeCompare(a.placedAt));
  const lines = [
    ...portrait.cart.map((line) => ({ ...line, currency: portrait.currency })),
    ...newestFirst.flatMap(({ products, currency }) => products.map((line) => ({ ...line, currency }))),
  ];
  const all = [
    ...(foresight?.products ?? []).map(shownProduct),
    ...lines.flatMap(({ productId, name, price, currency }): ShownProduct[] =>
      name === undefined ? [] : [shownProduct({ productId, name, price, currency })],
    ),
  ];
  const byId = new Map<string, ShownProduct>();
  for (const product of all) if (!byId.has(product.productId)) byId.set(product.productId, product);
  return [...byId.values()].slice(0, MOST);
}

interface Known {
  readonly productId: string;
  readonly name: string;
  readonly price?: number | undefined;
  readonly currency?: string | undefined;
  readonly url?: string | undefined;
  readonly imageUrl?: string | undefined;
}

/** The card of a product, without why it was recommended: that was said to the agent. */
export const shownProduct = ({ productId, name, price, currency, url, imageUrl }: Known): ShownProduct => ({
  productId,
  name,
  ...(price !== undefined && { price }),
  ...(currency !== undefined && { currency }),
  ...(url !== undefined && { url }),
  ...(imageUrl !== undefined && { imageUrl }),
});
