import type { Language, OrderView } from '#protocol';
import type { Answer } from './answer-file.js';
import { orderWords, shopWords } from './order-words.js';
import type { ShopFacts } from './shop-facts.js';
import { fill } from './template.js';

/** The answer as it reads of this order, or without one. @param facts.order for `uses: order`, where there is one */
export function fillAnswer(
  { texts, uses }: Answer,
  facts: {
    readonly language: Language;
    readonly shop: ShopFacts;
    readonly order?: OrderView | undefined;
    readonly now: Date;
  },
): string {
  const { language, shop, order, now } = facts;
  const { main, withoutOrder } = texts[language];
  const words = shopWords(shop, language);
  if (uses === 'none') return fill(main, words, language);
  if (!order) return fill(withoutOrder ?? main, words, language);
  return fill(main, { ...words, ...orderWords(order, language, shop, now) }, language);
}
