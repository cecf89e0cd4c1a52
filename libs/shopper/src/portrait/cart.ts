import type { ProductProperties } from '#protocol';

export interface CartEntry {
  readonly productId: string;
  readonly name?: string;
  readonly price?: number;
  readonly quantity: number;
  /** When it was last added, in milliseconds. */
  readonly at: number;
}

export interface Cart {
  readonly lines: readonly CartEntry[];
  /** Time of the last order: what was added before it has been bought. 0 where there was none. */
  readonly emptiedAt: number;
}

export const emptyCart: Cart = { lines: [], emptiedAt: 0 };
const MOST_LINES = 100;

export function withProduct(cart: Cart, product: ProductProperties, at: number): Cart {
  if (at <= cart.emptiedAt) return cart;
  const entry: CartEntry = {
    productId: product.product_id,
    ...(product.name !== undefined && { name: product.name }),
    ...(product.price !== undefined && { price: product.price }),
    quantity: product.quantity ?? 1,
    at,
  };
  return { ...cart, lines: joined(cart.lines, entry) };
}

/** Takes off as many as were removed, one where no quantity is given. */
export function withoutProduct(cart: Cart, product: ProductProperties, at: number): Cart {
  if (at <= cart.emptiedAt) return cart;
  const removed = product.quantity ?? 1;
  const lines = cart.lines
    .map((line) =>
      line.productId === product.product_id ? { ...line, quantity: line.quantity - removed } : line,
    )
    .filter(({ quantity }) => quantity > 0);
  return { ...cart, lines };
}

/** An order takes everything that was in the cart when it was made. */
export function emptiedBy(cart: Cart, orderedAt: number): Cart {
  const emptiedAt = Math.max(cart.emptiedAt, orderedAt);
  return { emptiedAt, lines: cart.lines.filter(({ at }) => at > emptiedAt) };
}

export function mergedCarts(one: Cart, other: Cart): Cart {
  const lines = other.lines.reduce(joined, one.lines);
  return emptiedBy({ lines, emptiedAt: one.emptiedAt }, other.emptiedAt);
}

/** Quantities of one product add up; name and price are those of the later addition. */
function joined(lines: readonly CartEntry[], entry: CartEntry): readonly CartEntry[] {
  const index = lines.findIndex(({ productId }) => productId === entry.productId);
  const old = lines[index];
  if (!old) return [...lines, entry].slice(-MOST_LINES);
  const [earlier, later] = old.at <= entry.at ? [old, entry] : [entry, old];
  return lines.with(index, { ...earlier, ...later, quantity: old.quantity + entry.quantity });
}
