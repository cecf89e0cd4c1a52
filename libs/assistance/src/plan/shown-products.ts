import type { Language, ReplyPart, ShownProduct } from '#protocol';
import type { Answer } from '../answer-file.js';
import { literal, shopWords } from '../order-words.js';
import type { ShopFacts } from '../shop-facts.js';
import { fill } from '../template.js';
import type { Found } from './asked.js';
import { plan, type Plan } from './plan.js';

/** So few are said by number: it may be too late tomorrow. */
const FEW = 5;

/** How a product's stock is said; nothing where the shop does not tell it. */
function stockWords(stock: number | undefined, language: Language): string {
  if (stock === undefined) return '';
  if (stock <= 0) return language === 'zh' ? '暂时缺货' : 'sold out';
  if (stock <= FEW) return language === 'zh' ? `仅剩${stock}件` : `only ${stock} left`;
  return language === 'zh' ? '有货' : 'in stock';
}

/** An answer with products, or undefined where it shows none, or there are none to show. */
export function shownProducts(
  { shows, texts, intent }: Answer,
  { recommended, stocked = [] }: Found,
  shop: ShopFacts,
  language: Language,
): Plan | undefined {
  const { withProducts } = texts[language];
  if (!withProducts) return undefined;
  if (shows === 'recommendations' && recommended) {
    const { recommendationId, products } = recommended;
    const part: ReplyPart = { kind: 'products', recommendationId, products: products.slice(0, 8) };
    const text = fill(withProducts, shopWords(shop, language), language);
    return plan('recommend', text, { intent, parts: [part] });
  }
  const told = stocked.filter(({ stock }) => stock !== undefined);
  if (shows !== 'stock' || told.length === 0) return undefined;
  const lines = told.map(({ name, stock }) => `- **${literal(name)}**: ${stockWords(stock, language)}`);
  const values = { ...shopWords(shop, language), 'products.stock': lines.join('\n') };
  const products = told.map(({ stock, ...product }): ShownProduct => ({
    ...product,
    reason: stockWords(stock, language),
  }));
  return plan('answer', fill(withProducts, values, language), {
    intent,
    parts: [{ kind: 'products', products }],
  });
}
