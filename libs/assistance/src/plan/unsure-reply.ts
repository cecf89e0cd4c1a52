import { handoffWords } from '../desk/handoff-words.js';
import type { WrittenAnswer } from '../answer-writer.js';
import { phrases } from '../phrases.js';
import type { ShopFacts } from '../shop-facts.js';
import type { Asked, Found } from './asked.js';
import { humanButton, intentButton, noneButton } from './buttons.js';
import { articlesPart, paragraphs, plan, type Plan } from './plan.js';
import { speaks } from './speaks.js';
import type { Turn } from './turn.js';

/** Words that were written for this message, with what they go by. */
export const writtenReply = ({ text, writtenBy, articles }: WrittenAnswer, asked: Asked): Plan =>
  plan('answer', text, {
    writtenBy,
    parts: articlesPart(articles),
    choices: [humanButton(speaks(asked))],
  });

/** Asks once to say it in other words, then offers a person, then calls one: nobody is led in circles. */
export function unsureReply(
  { perhaps }: Extract<Turn, { kind: 'unsure' }>,
  asked: Asked,
  { articles = [], desk }: Found,
  shop: ShopFacts,
): Plan {
  const language = speaks(asked);
  const words = phrases[language];
  const wait = handoffWords(desk, language, asked.now, shop.timeZone);
  if (asked.unsureReplies > 1) {
    return plan('handoff', paragraphs(words.handingOver, wait), { handoff: 'assistant-unsure' });
  }
  const human = { ...humanButton(language), primary: asked.unsureReplies > 0 };
  const meant = perhaps ? [intentButton(perhaps, language)] : [];
  if (asked.unsureReplies > 0) {
    return plan('rephrase', paragraphs(words.offerHuman, wait), { choices: [human, ...meant] });
  }
  if (perhaps) {
    return plan('clarify', words.perhaps(perhaps.title[language]), {
      parts: articlesPart(articles.slice(0, 1)),
      choices: [...meant, noneButton(language)],
    });
  }
  const found = articles.length > 0;
  return plan('rephrase', found ? words.mayHelp : words.rephrase, {
    parts: articlesPart(articles),
    choices: [human],
  });
}
