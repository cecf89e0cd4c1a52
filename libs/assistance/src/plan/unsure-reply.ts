import { handoffWords } from '../desk/handoff-words.js';
import type { WrittenAnswer } from '../answer-writer.js';
import { phrases } from '../phrases.js';
import type { ShopFacts } from '../shop-facts.js';
import type { Asked, Found } from './asked.js';
import { aside } from './aside.js';
import { humanButton, intentButton } from './buttons.js';
import { articlesPart, paragraphs, plan, type Plan } from './plan.js';
import { speaks } from './speaks.js';
import type { Turn } from './turn.js';

/** Words that were written for this message, with what they go by. */
export const writtenReply = ({ text, writtenBy, articles }: WrittenAnswer, asked: Asked): Plan =>
  aside(
    plan('answer', text, {
      writtenBy,
      parts: [{ kind: 'articles', articles: articles.slice(0, 3) }],
      choices: [humanButton(speaks(asked))],
    }),
    asked,
  );

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
    return aside(plan('rephrase', paragraphs(words.offerHuman, wait), { choices: [human, ...meant] }), asked);
  }
  if (perhaps) {
    const none = { label: words.noneOfThese, choice: { kind: 'none' } as const };
    return aside(
      plan('clarify', words.perhaps(perhaps.title[language]), {
        parts: articlesPart(articles.slice(0, 1)),
        choices: [...meant, none],
      }),
      asked,
    );
  }
  const found = articles.length > 0;
  return aside(
    plan('rephrase', found ? words.mayHelp : words.rephrase, {
      parts: articlesPart(articles),
      choices: [human],
    }),
    asked,
  );
}
