import type { ShopContext } from '#help';
import { DemoShop } from '../shop/demo-shop.js';

/** What help needs to know of the shop: the demo's products have names in both languages. */
export async function shopContext(timeZone: string, demo: boolean): Promise<ShopContext> {
  if (!demo) return { timeZone };
  const { catalogue } = await DemoShop.load();
  const names = new Map(catalogue.products.map(({ id, name }) => [id, name]));
  return { timeZone, productName: (id, language) => names.get(id)?.[language] };
}
