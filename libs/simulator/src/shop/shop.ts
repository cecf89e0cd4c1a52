import { Chances } from '../chance/chances.js';
import { DAY } from '../chance/durations.js';
import type { Random } from '../chance/random.js';
import { fixed } from '../chance/spread.js';
import type { ShopCatalogue, ShopProduct } from './catalogue.js';

/**
 * The shop as shoppers meet it: which products resemble, which go with one another, what they cost on a day and
 * whether they are there. All of it follows from the catalogue alone, so that what is learnt from one seed is
 * true in another.
 */
export class Shop {
  readonly popular: Chances<ShopProduct>;
  readonly sized: readonly ShopProduct[];
  private readonly like = new Map<string, Chances<ShopProduct>>();
  private readonly beside = new Map<string, Chances<ShopProduct>>();

  constructor(readonly catalogue: ShopCatalogue) {
    const { products } = catalogue;
    this.popular = new Chances(products, popularity);
    this.sized = products.filter(({ sizes }) => sizes !== undefined);
    for (const product of products) {
      this.like.set(product.id, new Chances(products, (other) => likeness(product, other)));
      this.beside.set(product.id, new Chances(companions(product, products), popularity));
    }
  }

  /** @returns another product that one might take instead */
  similar(product: ShopProduct, random: Random): ShopProduct {
    return this.like.get(product.id)?.draw(random) ?? product;
  }

  /** @returns another product that one takes as well */
  companion(product: ShopProduct, random: Random): ShopProduct {
    return this.beside.get(product.id)?.draw(random) ?? product;
  }

  /** Reduced for two weeks in four, where there is a reduction at all; some others rise a tenth now and then. */
  priceOf({ id, price, listPrice }: ShopProduct, at: number): number {
    const phase = fixed('sale', id);
    const week = Math.floor((at / DAY / 28 + phase) * 4) % 4;
    if (listPrice !== undefined) return week < 2 ? price : listPrice;
    return phase < 0.2 && week === 3 ? Math.round(price * 110) / 100 : price;
  }

  /** What is scarce is gone for a week in three. */
  isThere({ id, stock }: ShopProduct, at: number): boolean {
    if (stock >= 10) return true;
    return stock > 0 && Math.floor(at / DAY / 7 + fixed('stock', id) * 3) % 3 !== 0;
  }
}

/** Few products get most of the attention: about 1 / rank, each product at a rank of its own. */
export const popularity = ({ id }: ShopProduct): number => 1 / (0.04 + fixed('rank', id));

function likeness(product: ShopProduct, other: ShopProduct): number {
  if (other.id === product.id || other.category !== product.category) return 0.002;
  const apart = Math.abs(Math.log(other.price / product.price));
  return (
    (other.glyph === product.glyph ? 5 : 1) * Math.exp(-apart) * (0.3 + fixed('like', product.id, other.id))
  );
}

const COMPANIONS = 4;

/** Four of another kind: of the same category rather than of another. */
function companions(product: ShopProduct, products: readonly ShopProduct[]): readonly ShopProduct[] {
  const fit = (other: ShopProduct): number =>
    fixed('with', product.id, other.id) + (other.category === product.category ? 0.75 : 0);
  return products
    .filter((other) => other.id !== product.id && other.glyph !== product.glyph)
    .sort((a, b) => fit(b) - fit(a))
    .slice(0, COMPANIONS);
}
