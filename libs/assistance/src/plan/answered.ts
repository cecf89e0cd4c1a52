import type { Language, OfferedChoice, OrderView, ReplyPart } from '#protocol';
import type { Answer } from '../answer-file.js';
import { chooseOrder } from '../choose-order.js';
import { handoffWords } from '../desk/handoff-words.js';
import { ownOrders } from '../flows/collected.js';
import { orderWords, shopWords } from '../order-words.js';
import { phrases } from '../phrases.js';
import { refusalOf } from '../shop/act-rules.js';
import { fill } from '../template.js';
import { aside, withButtons } from './aside.js';
import type { Asked, Found, Knowledge } from './asked.js';
import { humanButton, intentButton } from './buttons.js';
import { flowStart } from './flow-start.js';
import { articlesPart, paragraphs, plan, type Plan } from './plan.js';
import { closeReadings, furtherWishes } from './readings.js';
import { shownProducts } from './shown-products.js';
import { speaks } from './speaks.js';
import type { Turn } from './turn.js';

type AnswerTurn = Extract<Turn, { kind: 'answer' }>;

/** The shop's answer to an intent, or the first step of what is done about it. */
export function answered(turn: AnswerTurn, asked: Asked, found: Found, knowledge: Knowledge): Plan {
  const language = speaks(asked);
  const { answer, likely } = turn;
  const lead = likely && answer.announce ? phrases[language].likely(answer.title[language]) : undefined;
  const begun = flowStart(turn, asked, knowledge);
  const reply = begun ?? aside(told(turn, asked, found, knowledge, language), asked);
  return withFurther({ ...reply, text: paragraphs(lead, reply.text) }, turn, asked, knowledge);
}

/** What else was asked for, or may have been meant, is a button away. */
function withFurther(reply: Plan, turn: AnswerTurn, asked: Asked, { answers }: Knowledge): Plan {
  const { classification } = asked;
  if (!classification || turn.chosen || reply.handoff !== undefined) return reply;
  const language = speaks(asked);
  const wishes = furtherWishes(classification, turn.answer, answers);
  const others = turn.likely ? closeReadings(classification, answers) : [];
  const named = [...new Set([...wishes, ...others])].filter((answer) => answer !== turn.answer);
  const buttons = named.map((answer) => intentButton(answer, language));
  const titles = wishes.map(({ title }) => title[language]);
  const text = paragraphs(reply.text, titles.length > 0 ? phrases[language].alsoAsked(titles) : undefined);
  return { ...withButtons(reply, buttons), text };
}

function told(turn: AnswerTurn, asked: Asked, found: Found, knowledge: Knowledge, language: Language): Plan {
  const { intent, uses, handoff } = turn.answer;
  const shown = shownProducts(turn.answer, found, knowledge.shop, language);
  if (shown)
    return { ...shown, parts: [...shown.parts, ...buttonsOf(turn.answer, asked, knowledge, language)] };
  const { text, order } =
    uses === 'none'
      ? {
          text: fill(turn.answer.texts[language].main, shopWords(knowledge.shop, language), language),
          order: undefined,
        }
      : ofOrder(turn, asked, knowledge, language);
  const wait = handoff ? handoffWords(found.desk, language, asked.now, knowledge.shop.timeZone) : '';
  const { articles = [] } = found;
  return {
    ...plan(handoff ? 'handoff' : 'answer', paragraphs(text, wait), {
      intent,
      ...(order && { orderId: order.orderId }),
      ...(handoff && { handoff: 'shopper-asked' }),
    }),
    parts: [
      ...articlesPart(articles),
      ...(handoff ? [] : buttonsOf(turn.answer, asked, knowledge, language, order)),
    ],
  };
}

/** What an answer says of the order that the message is about. */
function ofOrder(
  { answer: { texts, prefer }, chosen }: AnswerTurn,
  asked: Asked,
  { shop }: Knowledge,
  language: Language,
): { readonly text: string; readonly order: OrderView | undefined } {
  const { main, withoutOrder } = texts[language];
  const own = ownOrders(asked);
  const about = chosen && own.find(({ orderId }) => orderId === asked.aboutOrder);
  const choice = about ? ({ kind: 'order', order: about } as const) : chooseOrder(asked.text, own, prefer);
  const words = shopWords(shop, language);
  switch (choice.kind) {
    case 'order': {
      const values = { ...words, ...orderWords(choice.order, language, shop, asked.now) };
      return { text: fill(main, values, language), order: choice.order };
    }
    case 'not-theirs':
      return { text: phrases[language].notTheirs(choice.number), order: undefined };
    case 'none':
      return { text: fill(withoutOrder ?? main, words, language), order: undefined };
  }
}

/** The buttons below an answer; one that does something stands there only where an order allows it. */
function buttonsOf(
  { choices }: Answer,
  asked: Asked,
  { answers, acts, shop }: Knowledge,
  language: Language,
  order?: OrderView,
): readonly ReplyPart[] {
  const at = { now: asked.now, returnDays: shop.returnDays };
  const orders = order ? [order] : ownOrders(asked);
  const offered = choices.flatMap((choice): readonly OfferedChoice[] => {
    if (choice === 'human') return [humanButton(language)];
    const answer = answers.get(choice.intent);
    if (!answer) return [];
    const { flow } = answer;
    const allowed =
      flow === undefined || (acts.has(flow) && orders.some((one) => refusalOf(flow, one, at) === undefined));
    return allowed ? [intentButton(answer, language, choice.label)] : [];
  });
  return offered.length > 0 ? [{ kind: 'choices', choices: offered }] : [];
}
