import { derivedId, ok, type Result } from '#kernel';
import type {
  ActsAs,
  ClassifyMessage,
  ConversationCommand,
  CorrectIntent,
  HandBack,
  Rate,
  ReplyAsAssistant,
  Resolve,
  SendAgentMessage,
  StartConversation,
  WithdrawCorrection,
} from './commands.js';
import { about } from './about.js';
import type { Agent } from './agent.js';
import { decideDesk, wakesWith } from './decide-desk.js';
import type { ConversationFact } from './facts.js';
import { confirmFlow, endFlow, flowFacts, pausedFlows } from './flows/flow-decisions.js';
import { languageOf } from './language-of.js';
import { decideMark } from './marks.js';
import { type ConversationRejection, rejected } from './rejections.js';
import type { ConversationState, StartedConversation } from './state.js';
import { saidByShopper, type ShoppersWords } from './shoppers-words.js';
import { classificationOf, correctionOf, saidIn, standing } from './trail.js';

type Decision = Result<readonly ConversationFact[], ConversationRejection>;

const nothing: Decision = ok([]);
const happens = (...facts: readonly ConversationFact[]): Decision => ok(facts);

/** A command that is already fulfilled yields no events and is no error, so everything may be sent again. */
export function decide(command: ConversationCommand, state: ConversationState): Decision {
  if (state.status === 'none') {
    return command.type === 'StartConversation' ? start(command) : rejected('unknown-conversation');
  }
  const actsAs = shopperBehind(command);
  if (actsAs && !actsAs.includes(state.shopperId)) return rejected('not-your-conversation');
  const decision = decideStarted(command, state);
  return decision.ok ? ok(wakesWith(decision.value, state)) : decision;
}

function decideStarted(command: ConversationCommand, state: StartedConversation): Decision {
  switch (command.type) {
    case 'StartConversation':
    case 'SendShopperMessage':
      return say(command, state);
    case 'ClassifyMessage':
      return classify(command, state);
    case 'ReplyAsAssistant':
      return reply(command, state);
    case 'ConfirmFlow':
      return confirmFlow(command, state);
    case 'EndFlow':
      return endFlow(command, state);
    case 'RecordGenerated':
      return happens({ type: 'AnswerGenerated', data: { ...about(state), ...command.generated } });
    case 'RequestHandoff':
      return state.status === 'assistant' || state.status === 'resolved'
        ? happens(...pausedFlows(state), {
            type: 'HandoffRequested',
            data: { ...about(state), reason: 'shopper-asked' },
          })
        : nothing;
    case 'JoinAsAgent':
      return holds(command.agent, state) ? nothing : happens(...joins(command.agent, state));
    case 'SendAgentMessage':
      return sayAsAgent(command, state);
    case 'HandBack':
      return handBack(command, state);
    case 'CorrectIntent':
      return correct(command, state);
    case 'WithdrawCorrection':
      return withdraw(command, state);
    case 'Resolve':
      return resolve(command, state);
    case 'Rate':
      return rate(command, state);
    case 'MarkMessages':
      return decideMark(command, state);
    default:
      return decideDesk(command, state);
  }
}

function shopperBehind(command: ConversationCommand): ActsAs | undefined {
  if (command.type === 'Resolve' || command.type === 'MarkMessages') {
    return command.by.kind === 'shopper' ? command.by.actsAs : undefined;
  }
  return 'actsAs' in command ? command.actsAs : undefined;
}

function start(command: StartConversation): Decision {
  const { conversationId, actsAs, text, language } = command;
  const parties = { conversationId, shopperId: actsAs[0] };
  return happens(
    { type: 'ConversationStarted', data: { ...parties, language: languageOf(text) ?? language } },
    ...saidByShopper(command, parties),
  );
}

function say(command: ShoppersWords, state: StartedConversation): Decision {
  const earlier = saidIn(state.trail, command.messageId);
  if (earlier) return earlier.from === 'shopper' ? nothing : rejected('message-id-taken');
  return happens(...saidByShopper(command, about(state)));
}

function classify(command: ClassifyMessage, state: StartedConversation): Decision {
  const { type: _, conversationId: __, ...reading } = command;
  const { messageId } = reading;
  if (saidIn(state.trail, messageId)?.from !== 'shopper') return rejected('unknown-message');
  if (classificationOf(state.trail, messageId)) return nothing;
  return happens({ type: 'IntentClassified', data: { ...about(state), ...reading } });
}

function reply(command: ReplyAsAssistant, state: StartedConversation): Decision {
  const { inReplyTo, handoff } = command;
  const message = standing(state.trail, inReplyTo);
  if (message === 'unknown') return rejected('unknown-message');
  if (message === 'answered') return nothing;
  if (state.status === 'agent') return rejected('agent-has-joined');
  if (state.status !== 'assistant') return rejected('not-with-assistant');
  if (message === 'settled') return rejected('already-settled');
  const steps = flowFacts(command.flow ?? [], inReplyTo, state);
  if (!steps.ok) return steps;
  const replied = happens(...steps.value, repliedWith(command, state));
  if (!handoff || !replied.ok) return replied;
  const paused = pausedFlows(state, replied.value);
  return happens(...replied.value, ...paused, {
    type: 'HandoffRequested',
    data: { ...about(state), reason: handoff },
  });
}

function repliedWith(command: ReplyAsAssistant, state: StartedConversation): ConversationFact {
  const { inReplyTo, text, intent, orderId, kind, parts, asks, writtenBy } = command;
  const messageId = derivedId(state.conversationId, inReplyTo, 'AssistantReplied');
  return {
    type: 'AssistantReplied',
    data: {
      ...about(state),
      ...{ messageId, inReplyTo, text, intent },
      ...(orderId !== undefined && { orderId }),
      ...(kind !== undefined && { kind }),
      ...(asks !== undefined && { asks }),
      ...(parts !== undefined && parts.length > 0 && { parts: [...parts] }),
      ...(writtenBy !== undefined && { writtenBy }),
    },
  };
}

const holds = (agent: Agent, state: StartedConversation): boolean =>
  state.status === 'agent' && state.agent.id === agent.id;

const joined = (agent: Agent, state: StartedConversation): ConversationFact => ({
  type: 'AgentJoined',
  data: { ...about(state), agentId: agent.id, agentName: agent.name },
});

/** What takes several steps waits while an agent holds the conversation. */
const joins = (agent: Agent, state: StartedConversation): readonly ConversationFact[] => [
  ...pausedFlows(state),
  joined(agent, state),
];

function sayAsAgent(command: SendAgentMessage, state: StartedConversation): Decision {
  const { agent, messageId, text, parts, attachments } = command;
  const earlier = saidIn(state.trail, messageId);
  if (earlier) return earlier.from === 'agent' ? nothing : rejected('message-id-taken');
  const more = { ...(parts && { parts: [...parts] }), ...(attachments && { attachments: [...attachments] }) };
  const data = { ...about(state), messageId, agentId: agent.id, agentName: agent.name, text, ...more };
  const sent = { type: 'AgentMessageSent', data } as const;
  if (holds(agent, state)) return happens(sent);
  return state.status === 'agent' ? rejected('held-by-another-agent') : happens(...joins(agent, state), sent);
}

function handBack({ agent }: HandBack, state: StartedConversation): Decision {
  if (state.status === 'assistant') return nothing;
  if (state.status !== 'agent') return rejected('not-joined');
  if (!holds(agent, state)) return rejected('held-by-another-agent');
  return happens({ type: 'HandedBack', data: { ...about(state), agentId: agent.id } });
}

function correct({ agent, messageId, intent }: CorrectIntent, state: StartedConversation): Decision {
  if (saidIn(state.trail, messageId)?.from !== 'shopper') return rejected('unknown-message');
  const classified = classificationOf(state.trail, messageId);
  if (!classified) return rejected('not-classified');
  const { intent: original } = correctionOf(state.trail, messageId) ?? classified;
  if (original === intent) return nothing;
  const { model } = classified;
  const data = { ...about(state), messageId, original, corrected: intent, by: agent, model };
  return happens({ type: 'IntentCorrected', data });
}

function withdraw({ agent, messageId }: WithdrawCorrection, state: StartedConversation): Decision {
  if (saidIn(state.trail, messageId)?.from !== 'shopper') return rejected('unknown-message');
  if (!correctionOf(state.trail, messageId)) return nothing;
  return happens({
    type: 'IntentCorrectionWithdrawn',
    data: { ...about(state), messageId, by: agent },
  });
}

function resolve({ by }: Resolve, state: StartedConversation): Decision {
  if (state.status === 'resolved') return nothing;
  if (by.kind === 'assistant' && state.status !== 'assistant') return rejected('not-with-assistant');
  if (by.kind === 'agent' && state.status === 'agent' && state.agent.id !== by.agentId) {
    return rejected('held-by-another-agent');
  }
  return happens(...pausedFlows(state), {
    type: 'ConversationResolved',
    data: { ...about(state), by: by.kind },
  });
}

function rate({ rating, comment }: Rate, state: StartedConversation): Decision {
  if (state.rating?.rating === rating && state.rating.comment === comment) return nothing;
  const given = { rating, ...(comment !== undefined && { comment }) };
  return happens({ type: 'ConversationRated', data: { ...about(state), ...given } });
}
