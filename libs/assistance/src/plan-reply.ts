import { type HandoffReason, languageOf } from '#conversation';
import type { Classification, Language, OrderView } from '#protocol';
import type { Answer } from './answer-file.js';
import { chooseOrder } from './choose-order.js';
import { orderWords, shopWords } from './order-words.js';
import { phrases } from './phrases.js';
import type { Answers } from './read-answers.js';
import type { ShopFacts } from './shop-facts.js';
import { fill } from './template.js';

export interface Asked {
  readonly text: string;
  readonly classification: Pick<Classification, 'ranking' | 'band' | 'outOfScope'>;
  /** The conversation's language, for a message without letters. */
  readonly language: Language;
  /** How many replies in a row have answered no intent; `unsureReplies` of the conversation's state. */
  readonly unsureReplies: number;
  /** Every id the shopper is known under; orders of others are never looked at. */
  readonly shopperIds: readonly string[];
  readonly orders: readonly OrderView[];
  readonly now: Date;
}

/** What the assistant knows by heart. */
export interface Knowledge {
  readonly answers: Answers;
  readonly shop: ShopFacts;
}

export interface PlannedReply {
  readonly text: string;
  /** The intent that is answered, null where none is. */
  readonly intent: string | null;
  readonly orderId?: string;
  readonly handoff?: HandoffReason;
}

/**
 * What to answer: *sure* readings are answered, *likely* ones are answered and named, *unsure* ones asked about
 * once and handed over the second time in a row.
 */
export function planReply(asked: Asked, { answers, shop }: Knowledge): PlannedReply {
  const { band, outOfScope, ranking } = asked.classification;
  const language = languageOf(asked.text) ?? asked.language;
  const answer = answers.get(ranking[0]?.intent ?? '');
  if (!answer || outOfScope || band === 'unsure') return askOrHandOver(asked, answers, language);
  const reply = answerTo(answer, asked, shop, language);
  const lead = band === 'likely' && answer.announce ? phrases[language].likely(answer.title[language]) : '';
  return { ...reply, text: lead ? `${lead}\n\n${reply.text}` : reply.text };
}

function answerTo(answer: Answer, asked: Asked, shop: ShopFacts, language: Language): PlannedReply {
  const { intent, uses, prefer, texts } = answer;
  const handoff = answer.handoff && ({ handoff: 'shopper-asked' } as const);
  const { main, withoutOrder } = texts[language];
  const words = shopWords(shop, language);
  if (uses === 'none') return { text: fill(main, words, language), intent, ...handoff };
  const own = asked.orders.filter(({ shopperId }) => asked.shopperIds.includes(shopperId));
  const choice = chooseOrder(asked.text, own, prefer);
  switch (choice.kind) {
    case 'order': {
      const values = { ...words, ...orderWords(choice.order, language, shop, asked.now) };
      return { text: fill(main, values, language), intent, orderId: choice.order.orderId, ...handoff };
    }
    case 'not-theirs':
      return { text: phrases[language].notTheirs(choice.number), intent, ...handoff };
    case 'none':
      return { text: fill(withoutOrder ?? main, words, language), intent, ...handoff };
  }
}

function askOrHandOver(asked: Asked, answers: Answers, language: Language): PlannedReply {
  if (asked.unsureReplies > 0) {
    return { text: phrases[language].handingOver, intent: null, handoff: 'assistant-unsure' };
  }
  const titles = readings(asked.classification, answers).map(({ title }) => title[language]);
  return { text: phrases[language].unsure(titles), intent: null };
}

/** A reading less probable than this is not worth asking about, nor one half as probable as the first. */
const WORTH_NAMING = 0.15;

/** The one or two readings to ask about: both where they are close. Pleasantries are not asked about. */
function readings({ ranking, outOfScope }: Asked['classification'], answers: Answers): Answer[] {
  if (outOfScope) return [];
  const leading = ranking[0]?.probability ?? 0;
  return ranking
    .slice(0, 2)
    .filter(({ probability }) => probability >= WORTH_NAMING && probability >= leading / 2)
    .flatMap(({ intent }) => answers.get(intent) ?? [])
    .filter(({ announce }) => announce);
}
