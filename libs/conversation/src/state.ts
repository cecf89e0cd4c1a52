import type { DataOf, Language, Marks, RememberedText } from '#protocol';
import type { Agent, HandoffReason } from './commands.js';
import type { ConversationFact } from './facts.js';
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
  /** How far messages have come. */
  readonly marks: Marks;
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
    const none = { trail: undefined, unsureReplies: 0, marks: { shopper: {}, agent: {} } };
    return { status: 'assistant', conversationId, shopperId, language, ...none };
  }
  return state.status === 'none' ? state : evolveStarted(state, fact);
}

function evolveStarted(
  state: StartedConversation,
  fact: Exclude<ConversationFact, { type: 'ConversationStarted' }>,
): ConversationState {
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
    case 'AssistantReplied': {
      const replied = said(state, 'assistant', fact.data);
      const unsureReplies = fact.data.intent === null ? state.unsureReplies + 1 : 0;
      return { ...after(replied, { kind: 'answered', messageId: fact.data.inReplyTo }), unsureReplies };
    }
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
  marks: state.marks,
  ...(state.rating && { rating: state.rating }),
});
