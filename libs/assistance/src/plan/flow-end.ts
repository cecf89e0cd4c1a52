import type { ConversationFlow } from '#conversation';
import type { ReplyPart } from '#protocol';
import { type Flow, type FlowContext, refusalWords } from '../flows/flow.js';
import { phrases } from '../phrases.js';
import type { Asked, Found } from './asked.js';
import { humanButton, resumeButton } from './buttons.js';
import { plan, type Plan } from './plan.js';

/** What the shop did, or would not do, or could not be asked. */
export function endReply(
  acted: NonNullable<Found['acted']>,
  state: ConversationFlow,
  flow: Flow,
  context: FlowContext,
  asked: Asked,
): Plan {
  const { flowId, language } = state;
  const words = phrases[language];
  const about = context.order && { orderId: context.order.orderId };
  switch (acted.outcome) {
    case 'done':
      return plan('done', flow.words[language].done(acted, context), {
        ...about,
        flow: [{ step: 'end', flowId, outcome: 'done', reference: acted.reference }],
        parts: documentPart(acted, words.open),
        choices: whatWaits(asked, flowId),
      });
    case 'refused':
      return plan('failed', refusalWords[language][acted.reason], {
        ...about,
        flow: [{ step: 'end', flowId, outcome: 'refused', reason: acted.reason }],
        choices: [humanButton(language), ...whatWaits(asked, flowId)],
      });
    case 'unavailable':
      return plan('failed', words.shopAway, {
        ...about,
        asks: { flowId },
        flow: [{ step: 'move', flowId, to: 'resumed' }],
        choices: [
          { label: words.again, choice: { kind: 'confirm', flowId }, primary: true },
          humanButton(language),
        ],
      });
  }
}

/** A document stands below the words like an article: a title, what it is for, and where it opens. */
function documentPart(
  { document, reference }: Extract<NonNullable<Found['acted']>, { outcome: 'done' }>,
  passage: string,
): readonly ReplyPart[] {
  if (!document) return [];
  return [{ kind: 'articles', articles: [{ articleId: reference, ...document, passage }] }];
}

/** Something else that was begun and waits. */
const whatWaits = ({ flows }: Asked, flowId: string) =>
  flows
    .filter((flow) => flow.flowId !== flowId && flow.status === 'waiting')
    .slice(-1)
    .flatMap((flow) => resumeButton(flow));
