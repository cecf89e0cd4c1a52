import type { Language, OrderView } from '#protocol';
import { orderWords, shopWords } from './order-words.js';
import type { ShopFacts } from './shop-facts.js';
import {
  fill,
  orderVariables,
  parseTemplate,
  personVariables,
  shopVariables,
  type Values,
  type Variable,
} from './template.js';

/** What canned replies may say; all of it is filled in at the moment they are inserted. */
export const cannedVariables = [...shopVariables, ...orderVariables, ...personVariables] as const;

/** What is known where a canned reply is inserted. */
export interface CannedFacts {
  readonly shop: ShopFacts;
  readonly agentName: string;
  readonly shopperName?: string | undefined;
  /** The order that is talked of. */
  readonly order?: OrderView | undefined;
  readonly now: Date;
}

export interface FilledReply {
  readonly text: string;
  /** Variables that have no value here; the text says in brackets what belongs there. */
  readonly missing: readonly Variable[];
}

const MISSING: Readonly<Record<Language, Readonly<Partial<Record<Variable, string>>>>> = {
  en: {
    'order.number': '[order number]',
    'order.items': '[items]',
    'order.total': '[order total]',
    'order.status': '[order status]',
    'order.placedAt': '[order date]',
    'order.expected': '[delivery date]',
    'shopper.name': '[name]',
  },
  zh: {
    'order.number': '〔订单号〕',
    'order.items': '〔商品〕',
    'order.total': '〔订单金额〕',
    'order.status': '〔订单状态〕',
    'order.placedAt': '〔下单日期〕',
    'order.expected': '〔预计送达时间〕',
    'shopper.name': '〔顾客姓名〕',
  },
};

/**
 * Fills in what is known; what is not stands there in brackets, for the agent to write.
 *
 * @throws TemplateError where the text names a variable that there is not
 */
export function fillCannedReply(text: string, facts: CannedFacts, language: Language): FilledReply {
  const template = parseTemplate(text, cannedVariables);
  const known = valuesOf(facts, language);
  const used = new Set(
    template.paragraphs.flat().flatMap((part) => (typeof part === 'string' ? [] : [part.variable])),
  );
  return {
    text: fill(template, { ...MISSING[language], ...known }, language),
    missing: [...used].filter((variable) => known[variable] === undefined),
  };
}

function valuesOf({ shop, agentName, shopperName, order, now }: CannedFacts, language: Language): Values {
  return {
    ...shopWords(shop, language),
    ...(order && orderWords(order, language, shop, now)),
    'agent.name': agentName,
    ...(shopperName && { 'shopper.name': shopperName }),
  };
}
