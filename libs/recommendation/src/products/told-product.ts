import { isDeepStrictEqual } from 'node:util';
import type { ProductProperties } from '#protocol';
import type { CatalogueProduct } from '../catalogue.js';

/** A product as events tell of it. */
export interface ToldProduct extends CatalogueProduct {
  /** When something new was last told of it, milliseconds since 1970. */
  readonly at: number;
}

/** The product with what is told of it at a moment: the same object where that is nothing new. */
export function toldBy(before: ToldProduct | undefined, line: ProductProperties, at: number): ToldProduct {
  const told = factsIn(line);
  if (!before) return { id: line.product_id, at, ...told };
  const name = { ...before.name, ...told.name };
  // What arrives late fills gaps and overrules nothing.
  const after =
    at >= before.at
      ? { ...before, ...told, name }
      : { ...told, ...before, name: { ...told.name, ...before.name } };
  return isDeepStrictEqual(after, before) ? before : { ...after, at: Math.max(at, before.at) };
}

function factsIn(line: ProductProperties): Omit<CatalogueProduct, 'id'> {
  const { name, category, brand, price, currency, url, image_url: imageUrl } = line;
  return {
    name: named(name),
    ...(category !== undefined && { category }),
    ...(brand !== undefined && { brand }),
    ...(price !== undefined && { price }),
    ...(currency !== undefined && { currency }),
    ...(url !== undefined && { url }),
    ...(imageUrl !== undefined && { imageUrl }),
  };
}

/** Shops in two languages tell the same product under two names. */
const named = (name: string | undefined): CatalogueProduct['name'] =>
  name === undefined ? {} : /\p{Script=Han}/u.test(name) ? { zh: name } : { en: name };
