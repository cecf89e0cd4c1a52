import type { Product } from './load.js';
import type { Story } from './visit.js';

/** What a shopper looks at, and the words they search with. */

const bands = { low: [0, 30], mid: [20, 80], high: [50, Infinity] } as const;

/** @returns a product as this shopper would choose it: by favourite category and purse */
export function favourite(story: Story, inStockOnly = false): Product {
  const { shopper, catalogue, random } = story;
  const [from, to] = bands[shopper.priceBand];
  return random.weighted(catalogue.products, (product) => {
    if (inStockOnly && product.stock === 0) return 0;
    const liking = shopper.favourites[product.category] ?? 0.15;
    return liking * (product.price >= from && product.price <= to ? 4 : 1);
  });
}

/** @returns up to `count` different products that are in stock */
export function basket(story: Story, count: number): Product[] {
  const chosen = new Set<Product>();
  for (let i = 0; i < count; i++) chosen.add(favourite(story, true));
  return [...chosen];
}

/** @returns the products the situation speaks of, or some that fit the shopper */
export function spokenOf(story: Story, count: number): Product[] {
  const about = story.shopper.about ?? [];
  const named = story.catalogue.products.filter((product) => about.includes(product.id));
  return named.length > 0 ? named : basket(story, count);
}

/** @returns what someone looking for this product types into the search box */
export function searchFor(story: Story, product: Product): string {
  const words = searches[product.glyph];
  return words?.[story.shopper.language === 'zh' ? 1 : 0] ?? product.name[story.shopper.language];
}

const searches: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  skillet: ['frying pan', '煎锅'],
  pot: ['pot with lid', '锅'],
  knife: ['kitchen knife', '刀'],
  cup: ['cups', '杯子'],
  bottle: ['bottle', '保温杯'],
  lamp: ['lamp warm light', '台灯'],
  cushion: ['soft cushion', '抱枕'],
  towel: ['towel cotton', '毛巾'],
  chair: ['folding chair', '折叠椅'],
  basket: ['storage basket', '收纳篮'],
  plant: ['plant pot', '花盆'],
  tool: ['garden tools', '工具'],
  tent: ['tent 2 person', '帐篷'],
  backpack: ['backpack', '背包'],
  shirt: ['shirt linen', '衬衫'],
  trousers: ['trousers', '长裤'],
  shoe: ['shoes size 42', '鞋'],
  notebook: ['notebook dotted', '笔记本'],
};
