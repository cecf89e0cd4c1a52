import type { ItemFacts } from '#foresight';
import { DemoShop } from '../../../shop/demo-shop.js';
import type { Bench } from './bench-order.js';

/** What is known of the shop's products, where its catalogue is known. */
export async function itemsOf({ demo }: Pick<Bench, 'demo'>): Promise<readonly ItemFacts[]> {
  if (!demo) return [];
  const { catalogue } = await DemoShop.load();
  return catalogue.products.map(({ id, name, category, brand, price }) => ({
    item: id,
    title: Object.values(name).join(' '),
    category,
    brand,
    price,
  }));
}
