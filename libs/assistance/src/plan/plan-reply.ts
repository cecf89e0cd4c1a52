import type { Language } from '#protocol';
import { phrases } from '../phrases.js';
import { handoffWords } from '../desk/handoff-words.js';
import type { Asked, Found, Knowledge } from './asked.js';
import { answered } from './answered.js';
import { aside } from './aside.js';
import { humanButton, intentButton, noneButton } from './buttons.js';
import { flowReply } from './flow-reply.js';
import { articlesPart, paragraphs, plan, type Plan } from './plan.js';
import { speaks } from './speaks.js';
import type { Turn } from './turn.js';
import { writtenReply, unsureReply } from './unsure-reply.js';

/**
 * What to say to a turn, with what was found for it. *Sure* readings are answered, *likely* ones are answered and
 * named, close ones asked about by buttons, *unsure* ones asked about once; then a person is offered, and the third
 * time in a row the conversation is handed over.
 */
export function planReply(turn: Turn, asked: Asked, found: Found, knowledge: Knowledge): Plan {
  const language = speaks(asked);
  switch (turn.kind) {
    case 'answer':
      return answered(turn, asked, found, knowledge);
    case 'clarify':
      return clarifyReply(turn, found, language);
    case 'unsure':
      return aside(
        found.written ? writtenReply(found.written, asked) : unsureReply(turn, asked, found, knowledge.shop),
        asked,
      );
    case 'none':
      return plan('rephrase', phrases[language].inOwnWords, { choices: [humanButton(language)] });
    case 'open':
      return plan('answer', phrases[language].whatToKnow);
    case 'human':
      return plan('handoff', humanWords(language, asked, found, knowledge), { handoff: 'shopper-asked' });
    case 'stale':
    case 'flow':
      return flowReply(turn, asked, found, knowledge);
  }
}

const humanWords = (language: Language, { now }: Asked, { desk }: Found, { shop }: Knowledge): string =>
  paragraphs(phrases[language].asking, handoffWords(desk, language, now, shop.timeZone));

const clarifyReply = (
  { answers }: Extract<Turn, { kind: 'clarify' }>,
  { articles = [] }: Found,
  language: Language,
): Plan =>
  plan('clarify', phrases[language].clarify, {
    parts: articlesPart(articles.slice(0, 1)),
    choices: [...answers.map((answer) => intentButton(answer, language)), noneButton(language)],
  });
