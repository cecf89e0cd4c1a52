import { ok, type Result } from '#kernel';
import { about } from '../about.js';
import type { ConfirmFlow, EndFlow, FlowStep } from '../commands.js';
import type { ConversationFact } from '../facts.js';
import { type ConversationRejection, rejected } from '../rejections.js';
import type { StartedConversation } from '../state.js';
import { standing } from '../trail.js';
import { type ConversationFlow, evolveFlows, type FlowStatus } from './flow-state.js';

type Decision = Result<readonly ConversationFact[], ConversationRejection>;

/** The steps of a reply as facts; refused as a whole where one does not follow from where its flow stands. */
export function flowFacts(
  steps: readonly FlowStep[],
  messageId: string,
  state: StartedConversation,
): Decision {
  const facts: ConversationFact[] = [];
  let { flows } = state;
  for (const step of steps) {
    if (!follows(step, flows)) return rejected('flow-out-of-step');
    const fact = factOf(step, messageId, flows, state);
    facts.push(fact);
    flows = evolveFlows(flows, fact, state.language);
  }
  return ok(facts);
}

/** From which state each move is possible. One flow at most is active or confirmed at a time. */
const FROM: Readonly<Record<'waiting' | 'resumed' | 'abandoned', readonly FlowStatus[]>> = {
  waiting: ['active'],
  resumed: ['waiting', 'abandoned', 'confirmed'],
  abandoned: ['active', 'waiting'],
};

function follows(step: FlowStep, flows: readonly ConversationFlow[]): boolean {
  const own = flows.find(({ flowId }) => flowId === step.flowId);
  const others = flows.filter((flow) => flow !== own);
  const isFree = !others.some(({ status }) => status === 'active' || status === 'confirmed');
  switch (step.step) {
    case 'start':
      return own === undefined && isFree;
    case 'answer':
      return own?.status === 'active';
    case 'move':
      return own !== undefined && FROM[step.to].includes(own.status) && (step.to !== 'resumed' || isFree);
    case 'end':
      return own?.status === 'confirmed';
  }
}

function factOf(
  step: FlowStep,
  messageId: string,
  flows: readonly ConversationFlow[],
  state: StartedConversation,
): ConversationFact {
  const own = { ...about(state), flowId: step.flowId };
  switch (step.step) {
    case 'start':
      return { type: 'FlowStarted', data: { ...own, flow: step.flow, messageId } };
    case 'answer':
      return { type: 'FlowAnswered', data: { ...own, field: step.field, value: step.value, messageId } };
    case 'move':
      return { type: 'FlowMoved', data: { ...own, to: step.to, messageId } };
    case 'end':
      return ended(step, nameOf(step.flowId, flows), state);
  }
}

const nameOf = (flowId: string, flows: readonly ConversationFlow[]): string =>
  flows.find((flow) => flow.flowId === flowId)?.flow ?? '';

function ended(
  { flowId, outcome, reference, reason }: Omit<EndFlow, 'type' | 'conversationId'>,
  flow: string,
  state: StartedConversation,
): ConversationFact {
  const more = { ...(reference !== undefined && { reference }), ...(reason !== undefined && { reason }) };
  return { type: 'FlowEnded', data: { ...about(state), flowId, flow, outcome, ...more } };
}

/** Only what was shown as it is now can be confirmed, and only while the assistant holds the conversation. */
export function confirmFlow({ flowId, messageId }: ConfirmFlow, state: StartedConversation): Decision {
  const message = standing(state.trail, messageId);
  if (message === 'unknown') return rejected('unknown-message');
  const flow = state.flows.find((one) => one.flowId === flowId);
  // An old "yes" that is read once more says yes to nothing that came after it.
  if (flow?.confirmedBy === messageId) return ok([]);
  if (message === 'answered') return rejected('flow-out-of-step');
  if (state.status === 'agent') return rejected('agent-has-joined');
  if (state.status !== 'assistant') return rejected('not-with-assistant');
  if (message === 'settled') return rejected('already-settled');
  if (flow?.shown !== true) return rejected('flow-out-of-step');
  const moved = (to: 'resumed' | 'confirmed') =>
    ({ type: 'FlowMoved', data: { ...about(state), flowId, to, messageId } }) as const;
  if (flow.status === 'active') return ok([moved('confirmed')]);
  const resumes = flowFacts([{ step: 'move', flowId, to: 'resumed' }], messageId, state);
  if (flow.status !== 'waiting' || !resumes.ok) return rejected('flow-out-of-step');
  return ok([...resumes.value, moved('confirmed')]);
}

/** What the shop has done is told whoever holds the conversation by now. */
export function endFlow(command: EndFlow, state: StartedConversation): Decision {
  const flow = state.flows.find(({ flowId }) => flowId === command.flowId);
  if (flow?.status === 'done' || flow?.status === 'refused') return ok([]);
  if (flow?.status !== 'confirmed') return rejected('flow-out-of-step');
  return ok([ended(command, flow.flow, state)]);
}

/** Whatever is active waits from here on: somebody else takes the conversation. */
export function pausedFlows(
  state: StartedConversation,
  before: readonly ConversationFact[] = [],
): readonly ConversationFact[] {
  const flows = before.reduce((all, fact) => evolveFlows(all, fact, state.language), state.flows);
  return flows
    .filter(({ status }) => status === 'active')
    .map(({ flowId }) => ({ type: 'FlowMoved', data: { ...about(state), flowId, to: 'waiting' } }));
}
