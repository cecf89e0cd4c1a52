import { type Acted, ShopBackend, type StockedProduct } from '#assistance';
import type { OrderView } from '#protocol';
import type { ReadModels } from '#read-models';
import type { Catalogue, CatalogueProduct } from '#recommendation';
import { ordersOf } from '#shopper';

/** A shop of which only its events tell: its orders are known, and a person does what is to be done. */
export class ToldShop extends ShopBackend {
  override readonly acts = new Set<never>();

  constructor(
    private readonly readModels: ReadModels,
    private readonly catalogue: Pick<Catalogue, 'products'>,
  ) {
    super();
  }

  override orders(shopperId: string): Promise<readonly OrderView[]> {
    return ordersOf(this.readModels, shopperId);
  }

  /** Only what was read in the message can be looked up: events tell of no stock that could be searched. */
  override findProducts(): Promise<readonly StockedProduct[]> {
    return Promise.resolve([]);
  }

  override async products(ids: readonly string[]): Promise<readonly StockedProduct[]> {
    const known = await this.catalogue.products(ids);
    return ids.flatMap((id) => known.get(id) ?? []).map(stocked);
  }

  override act(): Promise<Acted> {
    return Promise.resolve({ outcome: 'refused', reason: 'not-possible' });
  }
}

export const stocked = ({ id, ...product }: CatalogueProduct): StockedProduct => {
  const { name, price, currency, stock, url, imageUrl } = product;
  return {
    productId: id,
    name,
    ...(price !== undefined && { price }),
    ...(currency !== undefined && { currency }),
    ...(stock !== undefined && { stock }),
    ...(url !== undefined && { url }),
    ...(imageUrl !== undefined && { imageUrl }),
  };
};
