import type { Product } from './catalogue.js';

export interface CartLine {
  readonly productId: string;
  readonly size?: string;
  readonly quantity: number;
  /** Of the recommendation that led to it. */
  readonly recommendationId?: string;
}
export type Cart = readonly CartLine[];

export const MOST_OF_ONE = 10;

const isSame = (a: Omit<CartLine, 'quantity'>, b: Omit<CartLine, 'quantity'>): boolean =>
  a.productId === b.productId && a.size === b.size;

/** How many of a product one order may hold. */
export const limitOf = ({ stock }: Pick<Product, 'stock'>): number => Math.min(stock, MOST_OF_ONE);

/** The cart with this line holding `quantity`; 0 takes it out. New lines go to the end. */
export function withQuantity(cart: Cart, line: Omit<CartLine, 'quantity'>, quantity: number): Cart {
  if (quantity <= 0) return cart.filter((other) => !isSame(other, line));
  return cart.some((other) => isSame(other, line))
    ? cart.map((other) => (isSame(other, line) ? { ...other, ...line, quantity } : other))
    : [...cart, { ...line, quantity }];
}

export const quantityOf = (cart: Cart, line: Omit<CartLine, 'quantity'>): number =>
  cart.find((other) => isSame(other, line))?.quantity ?? 0;

export const countOf = (cart: Cart): number => cart.reduce((sum, { quantity }) => sum + quantity, 0);

/** A line with its product; lines of products that are no longer sold are left out. */
export interface FullLine extends CartLine {
  readonly product: Product;
}

export function fullLines(cart: Cart, products: readonly Product[]): readonly FullLine[] {
  const byId = new Map(products.map((product) => [product.id, product]));
  return cart.flatMap((line) => {
    const product = byId.get(line.productId);
    return product ? [{ ...line, product }] : [];
  });
}

/** A stored cart; anything else counts as empty. */
export function readCart(text: string | null): Cart {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isLine) : [];
  } catch {
    return [];
  }
}

function isLine(value: unknown): value is CartLine {
  const line = value as Partial<CartLine> | null;
  return (
    typeof line?.productId === 'string' &&
    Number.isInteger(line.quantity) &&
    (line.quantity ?? 0) > 0 &&
    ['undefined', 'string'].includes(typeof line.recommendationId)
  );
}
