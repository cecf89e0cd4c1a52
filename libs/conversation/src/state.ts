import type { DataOf, Language, Marks, RememberedText, ReplyKind } from '#protocol';
import type { Agent } from './agent.js';
import type { HandoffReason } from './commands.js';
import { arrange, type DeskState, nothingArranged } from './desk-state.js';
import type { ConversationFact } from './facts.js';
import { type ConversationFlow, evolveFlows } from './flows/flow-state.js';
import { languageOf } from './language-of.js';
import { withMark } from './marks.js';
import type { Speaker, Step, Trail } from './trail.js';

interface Started {
  readonly conversationId: string;
  readonly shopperId: string;
  /** Of the shopper's last message that has letters. */
  readonly language: Language;
  readonly trail: Trail | undefined;
  /** How many times in a row the assistant has answered no intent, since a person last took part. */
  readonly unsureReplies: number;
  readonly desk: DeskState;
  /** How far messages have come. */
  readonly marks: Marks;
  /** Things that take several steps, the one begun last at the end. */
  readonly flows: readonly ConversationFlow[];
  /** The order that the assistant spoke of last. */
  readonly aboutOrder?: string;
  readonly rating?: Pick<DataOf<'ConversationRated'>, 'rating' | 'comment'>;
}

/** Who holds the conversation decides what may happen in it. */
export type ConversationState =
  | { readonly status: 'none' }
  | (Started & { readonly status: 'assistant' })
  | (Started & { readonly status: 'waiting'; readonly reason: HandoffReason })
  | (Started & { readonly status: 'agent'; readonly agent: Agent })
  | (Started & { readonly status: 'resolved' });

export type StartedConversation = Exclude<ConversationState, { status: 'none' }>;

export function evolve(state: ConversationState, fact: ConversationFact): ConversationState {
  if (fact.type === 'ConversationStarted') {
    const { conversationId, shopperId, language } = fact.data;
    return {
      status: 'assistant',
      conversationId,
      shopperId,
      language,
      trail: undefined,
      unsureReplies: 0,
      flows: [],
      desk: nothingArranged,
      marks: { shopper: {}, agent: {} },
    };
  }
  if (state.status === 'none') return state;
  const next = evolveStarted(state, fact);
  const flows = evolveFlows(state.flows, fact, next.language);
  const desk = arrange(state.desk, fact);
  return flows === state.flows && desk === state.desk ? next : { ...next, flows, desk };
}

function evolveStarted(
  state: StartedConversation,
  fact: Exclude<ConversationFact, { type: 'ConversationStarted' }>,
): StartedConversation {
  switch (fact.type) {
    case 'ShopperMessageSent': {
      const language = languageOf(fact.data.text) ?? state.language;
      const heard = { ...said(state, 'shopper', fact.data), language };
      return heard.status === 'resolved' ? { ...heard, status: 'assistant' } : heard;
    }
    case 'IntentClassified':
      return after(state, classified(fact.data));
    case 'IntentCorrected': {
      const { messageId, corrected } = fact.data;
      return after(state, { kind: 'corrected', messageId, intent: corrected });
    }
    case 'IntentCorrectionWithdrawn':
      return after(state, { kind: 'correction-withdrawn', messageId: fact.data.messageId });
    case 'AssistantReplied':
      return replied(state, fact.data);
    case 'HandoffRequested':
      return { ...started(state), status: 'waiting', reason: fact.data.reason };
    case 'AgentJoined': {
      const agent = { id: fact.data.agentId, name: fact.data.agentName };
      return { ...started(after(state, { kind: 'settled' })), status: 'agent', agent, unsureReplies: 0 };
    }
    case 'AgentMessageSent':
      return said(state, 'agent', fact.data);
    case 'HandedBack':
      return { ...started(state), status: 'assistant' };
    case 'ConversationResolved':
      return { ...started(after(state, { kind: 'settled' })), status: 'resolved', unsureReplies: 0 };
    case 'ConversationRated': {
      const { rating, comment } = fact.data;
      return { ...state, rating: { rating, ...(comment !== undefined && { comment }) } };
    }
    case 'MessagesDelivered':
    case 'MessagesRead':
      return { ...state, marks: withMark(state, fact) };
    default:
      // A type that a newer version wrote: it changes nothing this version knows of.
      return state;
  }
}

function replied(state: StartedConversation, data: DataOf<'AssistantReplied'>): StartedConversation {
  const { inReplyTo, orderId: aboutOrder } = data;
  const answered = after(said(state, 'assistant', data), { kind: 'answered', messageId: inReplyTo });
  const unsureReplies = unsureAfter(state, data);
  return { ...answered, unsureReplies, ...(aboutOrder !== undefined && { aboutOrder }) };
}

/** A step of a flow answers no intent, and is understood all the same. */
const unsureAfter = (
  { unsureReplies }: Started,
  { intent, asks, kind }: DataOf<'AssistantReplied'>,
): number =>
  intent === null && asks === undefined && !UNDERSTOOD.has(kind ?? 'rephrase') ? unsureReplies + 1 : 0;
const UNDERSTOOD: ReadonlySet<ReplyKind> = new Set([
  'answer',
  'done',
  'failed',
  'recommend',
  'confirm',
  'collect',
]);

const classified = ({ messageId, outOfScope, ranking, model }: DataOf<'IntentClassified'>): Step => ({
  kind: 'classified',
  messageId,
  intent: outOfScope ? null : (ranking[0]?.intent ?? null),
  model,
});

const after = <State extends StartedConversation>(state: State, step: Step): State => ({
  ...state,
  trail: { step, before: state.trail },
});

const said = <State extends StartedConversation>(
  state: State,
  from: Speaker,
  { messageId, text }: { readonly messageId: string; readonly text: RememberedText },
): State => after(state, { kind: 'said', from, messageId, text });

/** What outlives a change of hands. */
const started = (state: StartedConversation): Started => ({
  conversationId: state.conversationId,
  shopperId: state.shopperId,
  language: state.language,
  trail: state.trail,
  unsureReplies: state.unsureReplies,
  desk: state.desk,
  marks: state.marks,
  flows: state.flows,
  ...(state.aboutOrder !== undefined && { aboutOrder: state.aboutOrder }),
  ...(state.rating && { rating: state.rating }),
});
