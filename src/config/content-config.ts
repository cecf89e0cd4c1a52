import type { ShopFacts } from '#assistance';
import { type AnswerModelConfig, answerModelVariables } from './answer-model-variables.js';
import { missing } from './missing.js';
import type { Values } from './variables.js';

/** What the shop says, and what it is made of. */
export interface ContentConfig {
  /** Folder or file of example sentences. */
  readonly intents: string;
  /** Folder or file of sentences that models are compared on and never learn from. */
  readonly golden: string;
  /** Folder of answers. */
  readonly answers: string;
  /** Folder of help articles; absent: the demo shop's, or none. */
  readonly articles: string | undefined;
  /** Where an article is read, with `{id}` in the place of its id; absent: articles have no address. */
  readonly articleUrl: string | undefined;
  /** What may write answers; absent: nothing does. */
  readonly answerModel: AnswerModelConfig | undefined;
  /** Folder of canned replies. */
  readonly canned: string;
  /** File of rules; absent: `recommendations.yml` where that is there, or the demo shop's. */
  readonly recommendationRules: string | undefined;
  /** What answers say of the shop, where it is not the demo's. */
  readonly shop: ShopFacts;
}

const DEMO_ARTICLE_URL = '/shop/help/{id}';

/** @throws ConfigError where a variable is missing that another one needs */
export const contentIn = (values: Values): ContentConfig => ({
  intents: values.INTENTS,
  golden: values.GOLDEN,
  answers: values.ANSWERS,
  articles: values.ARTICLES,
  articleUrl:
    values.ARTICLE_URL ?? (values.DEMO && values.ARTICLES === undefined ? DEMO_ARTICLE_URL : undefined),
  answerModel: answerModelIn(values),
  canned: values.CANNED,
  recommendationRules: values.RECOMMENDATIONS,
  shop: {
    name: { en: values.SHOP_NAME, zh: values.SHOP_NAME },
    returnDays: values.SHOP_RETURN_DAYS,
    freeShippingFrom: { amount: values.SHOP_FREE_SHIPPING_FROM, currency: values.SHOP_CURRENCY },
    timeZone: values.SHOP_TIME_ZONE,
  },
});

function answerModelIn(values: Values): AnswerModelConfig | undefined {
  const { ANSWER_MODEL: model, ANSWER_MODEL_URL: url, ANSWER_MODEL_KEY: key } = values;
  if (model === undefined) return undefined;
  if (url === undefined)
    throw missing('ANSWER_MODEL_URL', answerModelVariables.ANSWER_MODEL_URL, 'ANSWER_MODEL is set');
  return { model, url, key, seconds: values.ANSWER_MODEL_SECONDS };
}
