import { type DataOf, type EventType, shopperStream } from '#protocol';
import { MINUTE, SECOND } from '../chance/durations.js';
import type { Random } from '../chance/random.js';
import { around } from '../chance/spread.js';
import type { CartLine, Shopper } from '../people/shopper.js';
import type { ShopProduct } from '../shop/catalogue.js';
import type { World } from '../world.js';
import { type Page, titleOf } from './titles.js';

/** Nobody dwells longer: after 30 minutes of silence it would be another session. */
const LONGEST = 20 * MINUTE;
/** A page is reported, and what is on it a moment later. */
const AT_ONCE = 0.1;

/** One visit to the shop: a clock that runs from one thing the shopper does to the next. */
export class Visit {
  readonly world: World;
  readonly random: Random;
  private readonly correlationId: string;
  /** The product looked at last. */
  last: ShopProduct | undefined;
  /** Whether something has already gone wrong in this visit. */
  isTroubled = false;

  constructor(
    readonly shopper: Shopper,
    public at: number,
  ) {
    this.world = shopper.world;
    this.random = shopper.random;
    this.correlationId = `visit-${shopper.key}-${String(++shopper.visits)}`;
  }

  /** @param seconds how long half of all shoppers stay there at most */
  does<Type extends EventType>(type: Type, data: DataOf<Type>, seconds = 20): void {
    const { id, person } = this.shopper;
    const told = { ...data, context: person.context };
    const by = { actor: { kind: 'shopper', id } as const, correlationId: this.correlationId };
    this.world.tell(shopperStream(id), type, this.at, told, by);
    this.stays(seconds);
  }

  stays(seconds: number): void {
    this.at += Math.min(LONGEST, Math.max(40, Math.round(around(this.random, seconds) * SECOND)));
  }

  /** @param path where it is none of the pages that everybody knows */
  opens(page: Page, seconds = 15, referrer?: string): void {
    this.shows(page, titleOf(page, this.shopper.person.language), seconds, referrer);
  }

  shows(path: string, title: string, seconds: number, referrer?: string): void {
    this.does('PageViewed', { path, title, ...(referrer !== undefined && { referrer }) }, seconds);
  }

  list(category: string): void {
    this.shows(`/shop/c/${category}`, category, AT_ONCE);
    const { products } = this.world.shop.catalogue;
    const listed = products.filter((product) => product.category === category).slice(0, 4);
    const lines = listed.map((product, i) => ({ ...this.properties(product), position: i + 1 }));
    this.does('ProductListViewed', { list_id: category, category, products: lines }, 18);
  }

  searches(query: string): void {
    this.shows('/shop/search', query, AT_ONCE);
    this.does('ProductsSearched', { query }, 14);
  }

  looksAt(product: ShopProduct, seconds = 30, referrer?: string): void {
    this.last = product;
    this.shows(`/shop/p/${product.id}`, product.name[this.shopper.person.language], AT_ONCE, referrer);
    this.does('ProductViewed', this.properties(product), seconds);
  }

  reads(article: string, seconds = 40): void {
    this.shows(`/shop/help/${article}`, article, AT_ONCE);
    this.does('HelpArticleViewed', { article_id: article, title: article }, seconds);
  }

  /** @returns a product as the shop's pages send it; names are English whoever reads them */
  properties(product: ShopProduct) {
    const { id, category, brand } = product;
    const { shop } = this.world;
    const { currency } = shop.catalogue.shop;
    return {
      product_id: id,
      name: product.name.en,
      category,
      brand,
      price: shop.priceOf(product, this.at),
      currency,
    };
  }

  line({ product, quantity, size }: CartLine) {
    return { ...this.properties(product), quantity, ...(size !== undefined && { variant: size }) };
  }
}
