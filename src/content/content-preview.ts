import { type Answer, fillAnswer, fillCannedReply, parseAnswer, type ShopFacts } from '#assistance';
import type { ContentBody, ContentPreview, Language, OrderView } from '#protocol';
import { issuesOf } from './content-checks.js';

export interface PreviewFacts {
  readonly shop: ShopFacts;
  readonly now: Date;
}

/** How a piece of content would read, with an example order and shopper, and what is wrong with it. */
export function previewOf(contentId: string, content: ContentBody, facts: PreviewFacts): ContentPreview {
  const issues = issuesOf(contentId, content).map((issue) => ({ ...issue }));
  // Templates that do not parse cannot be filled in.
  const isFilled = content.kind === 'answer' || content.kind === 'canned';
  if (isFilled && issues.length > 0) return { en: '', zh: '', issues };
  return { en: textOf(content, 'en', facts), zh: textOf(content, 'zh', facts), issues };
}

function textOf(content: ContentBody, language: Language, facts: PreviewFacts): string {
  switch (content.kind) {
    case 'article':
      return content.body.text[language];
    case 'intent':
      return content.body.examples[language].map((example) => `- ${example}`).join('\n');
    case 'canned':
      return fillCannedReply(content.body.text[language], exampleFacts(facts), language).text;
    case 'answer': {
      const answer = parseAnswer(content.kind, content.body.source);
      return 'intent' in answer ? answerText(answer, language, facts) : '';
    }
  }
}

const WITHOUT = { en: 'Without an order', zh: '没有订单时' } as const;

function answerText(answer: Answer, language: Language, facts: PreviewFacts): string {
  const { shop, now } = facts;
  const main = fillAnswer(answer, { language, shop, now, order: exampleOrder(facts) });
  if (answer.uses !== 'order') return main;
  return `${main}\n\n**${WITHOUT[language]}**\n\n${fillAnswer(answer, { language, shop, now })}`;
}

const exampleFacts = (facts: PreviewFacts) => ({
  ...facts,
  agentName: 'Mira',
  shopperName: 'Lena',
  order: exampleOrder(facts),
});

const DAY = 86_400_000;

/** A parcel that is on its way. */
function exampleOrder({ shop, now }: PreviewFacts): OrderView {
  const [first, second] = [...(shop.productNames?.keys() ?? ['p-1', 'p-2'])];
  const product = (productId: string, quantity: number) => ({ productId, name: productId, quantity });
  const at = (days: number): string => new Date(now.getTime() + days * DAY).toISOString();
  return {
    orderId: 'HP-10234',
    shopperId: 'u-example',
    status: 'shipped',
    total: 89.9,
    currency: shop.freeShippingFrom.currency,
    products: [product(first ?? 'p-1', 1), product(second ?? 'p-2', 2)],
    placedAt: at(-3),
    updatedAt: at(-1),
    expectedAt: at(2).slice(0, 10),
    carrier: 'DHL',
    trackingNumber: 'JD0146000123',
  };
}
