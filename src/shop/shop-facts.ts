import type { ShopFacts } from '#assistance';
import type { Config } from '../config/config.js';
import { DemoShop } from './demo-shop.js';

/** What answers say of the shop: of the demo shop, or as the operator has told. */
export async function shopFacts({ demo, shop }: Pick<Config, 'demo' | 'shop'>): Promise<ShopFacts> {
  if (!demo) return shop;
  const { catalogue } = await DemoShop.load();
  const { name, currency, returnDays, freeShippingFrom } = catalogue.shop;
  return {
    name,
    returnDays,
    freeShippingFrom: { amount: freeShippingFrom, currency },
    ...(shop.timeZone !== undefined && { timeZone: shop.timeZone }),
    productNames: new Map(catalogue.products.map((product) => [product.id, product.name])),
  };
}
