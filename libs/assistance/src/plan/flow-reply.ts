import type { ConversationFlow, FlowStep } from '#conversation';
import { contextOf, fieldOf, missingField, pressed } from '../flows/collected.js';
import { type Flow, type FlowContext, refusalWords } from '../flows/flow.js';
import { flowNamed } from '../flows/flows.js';
import { phrases } from '../phrases.js';
import { refusalOf } from '../shop/act-rules.js';
import type { Asked, Found, Knowledge } from './asked.js';
import { humanButton, resumeButton } from './buttons.js';
import { endReply } from './flow-end.js';
import type { FlowTurn } from './flow-turn.js';
import { asking, nextStep } from './flow-steps.js';
import { paragraphs, plan, type Plan } from './plan.js';
import { speaks } from './speaks.js';
import type { Turn } from './turn.js';

/** What is said to a step of something under way, and what it takes forward. */
export function flowReply(
  turn: Extract<Turn, { kind: 'flow' | 'stale' }>,
  asked: Asked,
  found: Found,
  knowledge: Knowledge,
): Plan {
  const flow = turn.flow && flowNamed(turn.flow.flow);
  if (turn.kind === 'stale' || !flow) return staleReply(turn.flow, asked);
  const { flow: state } = turn;
  const context = contextOf(flow, state, asked, knowledge);
  if (turn.does === 'abandon') return abandoned(state, flow);
  if (turn.does === 'offer') return offered(state, flow);
  if (turn.does === 'confirm' && found.acted) return endReply(found.acted, state, flow, context, asked);
  const over = noLonger(flow, context);
  if (over !== undefined) return stopped(state, over);
  const { steps, reply } = goingOn(turn, flow, context, asked, knowledge);
  return { ...reply, flow: [...resumes(state, asked.flows), ...steps] };
}

/** Whatever waited is taken up again, and whatever else is under way waits. */
function resumes(
  { flowId, status }: ConversationFlow,
  all: readonly ConversationFlow[],
): readonly FlowStep[] {
  if (status === 'active' || status === 'confirmed') return [];
  const others = all.filter((one) => one.status === 'active');
  const wait = others.map(({ flowId: other }): FlowStep => ({ step: 'move', flowId: other, to: 'waiting' }));
  return [...wait, { step: 'move', flowId, to: 'resumed' }];
}

interface GoingOn {
  readonly steps: readonly FlowStep[];
  readonly reply: Plan;
}

function goingOn(
  turn: FlowTurn,
  flow: Flow,
  context: FlowContext,
  asked: Asked,
  knowledge: Knowledge,
): GoingOn {
  const { flowId, asks } = turn.flow;
  switch (turn.does) {
    case 'value':
      return taken(turn, flow, context, asked, knowledge);
    case 'change':
    case 'invalid': {
      const field = fieldOf(flow, turn.field);
      const failed = turn.does === 'invalid';
      const lead = failed ? field?.problem[context.language] : undefined;
      const reply = field && asking(field, flowId, context, lead, { failed });
      return { steps: [], reply: reply ?? nextStep(flow, flowId, context) };
    }
    case 'unclear':
      return { steps: [], reply: nextStep(flow, flowId, context, phrases[context.language].nothingYet) };
    default: {
      // A line of the summary that was about to be changed is asked for again.
      const field = asks !== undefined && !missingField(flow, context) ? fieldOf(flow, asks) : undefined;
      return { steps: [], reply: field ? asking(field, flowId, context) : nextStep(flow, flowId, context) };
    }
  }
}

function taken(
  { flow: { flowId, answers, language }, values, pressed: byButton }: Extract<FlowTurn, { does: 'value' }>,
  flow: Flow,
  context: FlowContext,
  asked: Asked,
  knowledge: Knowledge,
): GoingOn {
  const [name = '', value = ''] = Object.entries(values)[0] ?? [];
  const field = fieldOf(flow, name);
  const read = byButton === true ? field && pressed(field, value, context) : values;
  if (!read) {
    const reply = field
      ? asking(field, flowId, context, field.problem[language], { failed: true })
      : nextStep(flow, flowId, context);
    return { steps: [], reply };
  }
  const steps = Object.entries(read).map(([one, told]): FlowStep => ({
    step: 'answer',
    flowId,
    field: one,
    value: told,
  }));
  const after = contextOf(flow, { answers: { ...answers, ...read }, language }, asked, knowledge);
  return { steps, reply: nextStep(flow, flowId, after) };
}

/** Why it cannot be gone on with: the order has moved on since it was begun. */
function noLonger(flow: Flow, { order, now, shop, language }: FlowContext): string | undefined {
  if (!order) return undefined;
  const refusal = refusalOf(flow.name, order, { now, returnDays: shop.returnDays });
  return refusal && refusalWords[language][refusal];
}

const stopped = ({ flowId, language, status }: ConversationFlow, why: string): Plan =>
  plan('failed', paragraphs(phrases[language].noLongerPossible, why), {
    flow: status === 'abandoned' ? [] : [{ step: 'move', flowId, to: 'abandoned' }],
    choices: [humanButton(language)],
  });

function abandoned(state: ConversationFlow, flow: Flow): Plan {
  const { flowId, language, status, confirmedBy } = state;
  const words = phrases[language];
  const tried = confirmedBy !== undefined;
  return plan('answer', tried ? words.abandonedUnknown : flow.words[language].abandoned, {
    flow: status === 'abandoned' ? [] : [{ step: 'move', flowId, to: 'abandoned' }],
    choices: [
      ...resumeButton(state, words.goOnAfterAll).map(({ primary: _, ...button }) => button),
      ...(tried ? [humanButton(language)] : []),
    ],
  });
}

const offered = (state: ConversationFlow, flow: Flow): Plan => {
  const words = phrases[state.language];
  return plan('answer', words.begunBefore(flow.words[state.language].doing, state.answers.order ?? ''), {
    choices: resumeButton(state, words.goOnWhereStopped),
  });
};

function staleReply(state: ConversationFlow | undefined, asked: Asked): Plan {
  const words = phrases[state?.language ?? speaks(asked)];
  if (state?.status === 'done') return plan('answer', words.doneAlready(state.reference ?? ''));
  return plan('answer', state?.status === 'refused' ? words.refusedAlready : words.stale);
}
