import { derivedId } from '#kernel';
import type { ConversationFlow, FlowStep } from '#conversation';
import type { OrderView } from '#protocol';
import { chooseOrder } from '../choose-order.js';
import { contextOf, ownOrders } from '../flows/collected.js';
import { ORDER } from '../flows/fields.js';
import type { Flow } from '../flows/flow.js';
import { flows } from '../flows/flows.js';
import { orderWords, shopWords } from '../order-words.js';
import { phrases } from '../phrases.js';
import { fill } from '../template.js';
import { aside } from './aside.js';
import type { Asked, Knowledge } from './asked.js';
import { humanButton, intentButton, resumeButton } from './buttons.js';
import { nextStep } from './flow-steps.js';
import { plan, type Plan } from './plan.js';
import { speaks } from './speaks.js';
import type { Turn } from './turn.js';

type AnswerTurn = Extract<Turn, { kind: 'answer' }>;

/** The first step of what is done about an intent; undefined where the shop does not do it, or no order is known. */
export function flowStart(turn: AnswerTurn, asked: Asked, knowledge: Knowledge): Plan | undefined {
  const { answer, chosen } = turn;
  if (answer.flow === undefined || !knowledge.acts.has(answer.flow)) return undefined;
  const flow = flows[answer.flow];
  const own = ownOrders(asked);
  if (own.length === 0) return undefined;
  const context = contextOf(flow, { answers: {}, language: speaks(asked) }, asked, knowledge);
  const named = chooseOrder(asked.text, own, answer.prefer, { namedOnly: true });
  if (named.kind === 'not-theirs') return undefined;
  const before = asked.flows.findLast((one) => one.flow === flow.name && isLeft(one));
  if (before && !chosen && named.kind !== 'order') return offerBefore(before, turn, flow);
  const about = named.kind === 'order' ? named.order : aboutOrder(turn, asked, own);
  const order = about ?? (context.orders.length === 1 ? context.orders[0] : undefined);
  const qualifies = context.orders.some(({ orderId }) => orderId === order?.orderId);
  if (context.orders.length === 0 || (order && !qualifies)) {
    return tooLate(turn, order ?? newestFor(answer.prefer, own), asked, knowledge);
  }
  return begun(flow, turn, order, asked, knowledge);
}

const isLeft = ({ status }: ConversationFlow): boolean => status === 'waiting' || status === 'abandoned';

/** A button below an answer is about the order that the answer was about. */
const aboutOrder = (
  { chosen }: AnswerTurn,
  asked: Asked,
  own: readonly OrderView[],
): OrderView | undefined => (chosen ? own.find(({ orderId }) => orderId === asked.aboutOrder) : undefined);

function newestFor(prefer: AnswerTurn['answer']['prefer'], own: readonly OrderView[]): OrderView | undefined {
  const choice = chooseOrder('', own, prefer);
  return choice.kind === 'order' ? choice.order : undefined;
}

function begun(
  flow: Flow,
  { answer }: AnswerTurn,
  order: OrderView | undefined,
  asked: Asked,
  knowledge: Knowledge,
): Plan {
  const flowId = derivedId(asked.conversationId, asked.messageId, flow.name);
  const answers: Readonly<Record<string, string>> = order ? { [ORDER]: order.orderId } : {};
  const language = speaks(asked);
  const steps: FlowStep[] = [...makesRoom(flow, asked.flows), { step: 'start', flowId, flow: flow.name }];
  if (order) steps.push({ step: 'answer', flowId, field: ORDER, value: order.orderId });
  const context = contextOf(flow, { answers, language }, asked, knowledge);
  const next = nextStep(flow, flowId, context);
  const intent = { intent: answer.intent, ...(order && { orderId: order.orderId }) };
  return { ...next, ...intent, flow: steps };
}

/** Whatever is under way gives way: the same thing is dropped and begun anew, another waits. */
function makesRoom(flow: Flow, all: readonly ConversationFlow[]): readonly FlowStep[] {
  return all.flatMap(({ flowId, status, flow: name }): readonly FlowStep[] => {
    const same = name === flow.name;
    if (same && (status === 'active' || status === 'waiting')) {
      return [{ step: 'move', flowId, to: 'abandoned' }];
    }
    return status === 'active' ? [{ step: 'move', flowId, to: 'waiting' }] : [];
  });
}

function offerBefore(before: ConversationFlow, { answer }: AnswerTurn, flow: Flow): Plan {
  const { language } = before;
  const words = phrases[language];
  const order = before.answers[ORDER] ?? '';
  return plan('clarify', words.begunBefore(flow.words[language].doing, order), {
    intent: answer.intent,
    choices: [
      ...resumeButton(before, words.goOnWhereStopped),
      intentButton(answer, language, { en: words.anew, zh: words.anew }),
    ],
  });
}

/** There is an order, and it is past that: what the shop says then, and a person. */
function tooLate(
  { answer: { texts, intent } }: AnswerTurn,
  order: OrderView | undefined,
  asked: Asked,
  { shop }: Knowledge,
): Plan | undefined {
  const language = speaks(asked);
  const { tooLate: template } = texts[language];
  if (!template || !order) return undefined;
  const values = { ...shopWords(shop, language), ...orderWords(order, language, shop, asked.now) };
  const said = plan('answer', fill(template, values, language), {
    intent,
    orderId: order.orderId,
    choices: [humanButton(language)],
  });
  return aside(said, asked);
}
