import type { Language, RecommendedProduct, ShownProduct } from '#protocol';
import { showProducts, type ShowingParts } from '../recommendations/show-products.js';
import type { RecommendInChat } from './assistant-parts.js';

const SHOWN = 4;

/** Products in the chat are recommendations like any others: written down, so that what follows is counted. */
export const recommendInChat =
  (parts: ShowingParts): RecommendInChat =>
  async (shopperId, language, correlationId) => {
    const asked = { place: 'chat', limit: SHOWN, language } as const;
    const shown = await showProducts(shopperId, asked, correlationId, parts);
    if (!shown) return undefined;
    const { recommendationId, products } = shown;
    return { recommendationId, products: products.map((product) => withReason(product, language)) };
  };

function withReason(
  { reason, category: _, ...product }: RecommendedProduct,
  language: Language,
): ShownProduct {
  return { ...product, reason: reasonWords(reason, language) };
}

/** Why it is shown, for the one who reads it. */
function reasonWords({ kind, about }: RecommendedProduct['reason'], language: Language): string {
  const name = about?.name ?? '';
  const words = {
    en: {
      similar: `Like ${name}`,
      'goes-with-cart': `Goes with ${name}`,
      'others-went-on': `Others looked at this after ${name}`,
      'for-you': 'Chosen for you',
      popular: 'Popular with others',
    },
    zh: {
      similar: `与${name}相似`,
      'goes-with-cart': `与${name}搭配`,
      'others-went-on': `看过${name}的人也看了`,
      'for-you': '为您挑选',
      popular: '大家都喜欢',
    },
  };
  return words[language][kind];
}
