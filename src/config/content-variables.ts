import { z } from 'zod';
import { number } from './schemas.js';
import type { Variable } from './variable.js';

/** Variables of what the shop says, and of the facts its answers hold. */
export const contentVariables = {
  INTENTS: {
    schema: z.string().min(1).default('intents'),
    example: 'intents',
    meaning: 'folder or file with example sentences of each intent',
  },
  GOLDEN: {
    schema: z.string().min(1).default('intents/golden'),
    example: 'intents/golden',
    meaning:
      'folder or file with sentences that no model learns from, which a new model must answer no worse',
  },
  ANSWERS: {
    schema: z.string().min(1).default('answers'),
    example: 'answers',
    meaning: 'folder with the answer to each intent',
  },
  ARTICLES: {
    schema: z.string().min(1).optional(),
    example: 'help',
    meaning: 'folder with the help articles',
  },
  ARTICLE_URL: {
    schema: z.string().includes('{id}', 'an address that names the article with {id}').max(1000).optional(),
    example: 'https://shop.example/help/{id}',
    meaning: 'where shoppers read an article',
  },
  CANNED: {
    schema: z.string().min(1).default('canned'),
    example: 'canned',
    meaning: 'folder with the replies that agents insert',
  },
  RECOMMENDATIONS: {
    schema: z.string().min(1).optional(),
    example: 'recommendations.yml',
    meaning: 'file with the rules of what is recommended',
  },
  SHOP_NAME: {
    schema: z.string().min(1).default('our shop'),
    example: 'Harbour & Pine',
    meaning: 'name of the shop in answers',
  },
  SHOP_CURRENCY: {
    schema: z.string().length(3, 'an ISO 4217 code').default('EUR'),
    example: 'EUR',
    meaning: 'currency of the shop',
  },
  SHOP_RETURN_DAYS: {
    schema: number(3650).default(30),
    example: '30',
    meaning: 'days in which goods can be returned',
  },
  SHOP_FREE_SHIPPING_FROM: {
    schema: number(1_000_000).default(49),
    example: '49',
    meaning: 'order value from which shipping is free',
  },
} satisfies Record<string, Variable>;
