import type { Documents, Projection } from '#projections';
import { conversationStream, type DataOf, isOneOf, type Recorded } from '#protocol';
import type { Change } from '#read-models';
import type { ConversationOutcome } from './conversation-outcome.js';

const READ = [
  'ConversationStarted',
  'ShopperMessageSent',
  'IntentClassified',
  'IntentCorrected',
  'IntentCorrectionWithdrawn',
  'AssistantReplied',
  'HandoffRequested',
  'AgentJoined',
  'AgentMessageSent',
  'ConversationResolved',
  'ConversationRated',
] as const;
type Read = Recorded<(typeof READ)[number]>;
const isRead = isOneOf(READ);

/** How did each conversation go? Keyed by conversation id. */
export const conversationOutcomesProjection: Projection<ConversationOutcome> = {
  name: 'conversation-outcomes',
  version: 2,
  indexes: ['startedAt'],
  handles: READ,
  links: [],
  apply(event, documents: Documents<ConversationOutcome>): readonly Change<ConversationOutcome>[] {
    if (!isRead(event)) return [];
    const key = event.data.conversationId;
    const before = documents.get(key) ?? begun(event);
    const after = evolve(before, event);
    return after === documents.get(key) ? [] : [{ kind: 'put', key, document: after }];
  },
  keysOf: (event) => (isRead(event) ? [event.data.conversationId] : []),
  sourceOf: (conversationId) => ({ streams: [conversationStream(conversationId)] }),
};

const begun = ({ data: { conversationId, shopperId }, metadata }: Read): ConversationOutcome => ({
  conversationId,
  shopperId,
  startedAt: metadata.occurredAt,
  language: 'en',
  languageRead: false,
  agents: [],
  asked: {},
  corrected: {},
});

function evolve(outcome: ConversationOutcome, event: Read): ConversationOutcome {
  const at = event.metadata.occurredAt;
  switch (event.type) {
    case 'ConversationStarted':
      return { ...outcome, language: event.data.language };
    case 'ShopperMessageSent':
      return reopened({ ...outcome, firstMessageAt: outcome.firstMessageAt ?? at });
    case 'IntentClassified':
      return classified(outcome, event.data);
    case 'IntentCorrected':
      return corrected(outcome, event.data.messageId, event.data.corrected);
    case 'IntentCorrectionWithdrawn':
      return corrected(outcome, event.data.messageId);
    case 'AssistantReplied':
      return replied(outcome, event.data, at);
    case 'HandoffRequested':
      return askedForAPerson(reopened(outcome), at);
    case 'AgentJoined':
      return joined(reopened(outcome), event.data);
    case 'AgentMessageSent': {
      const firsts = { firstAnswerAt: at, firstHumanAnswerAt: at };
      return joined({ ...firsts, ...outcome }, event.data);
    }
    case 'ConversationResolved':
      return { ...outcome, resolved: { at, by: event.data.by } };
    case 'ConversationRated':
      return { ...outcome, rating: event.data.rating };
  }
}

function reopened({ resolved: _, ...open }: ConversationOutcome): ConversationOutcome {
  return open;
}

/** Once a person has answered, being handed on to another is no waiting for the first. */
function askedForAPerson(outcome: ConversationOutcome, at: string): ConversationOutcome {
  if (outcome.firstHumanAnswerAt !== undefined) return outcome;
  return { ...outcome, handedOffAt: outcome.handedOffAt ?? at };
}

function classified(
  outcome: ConversationOutcome,
  { messageId, ranking: [leading], outOfScope, band, language }: DataOf<'IntentClassified'>,
): ConversationOutcome {
  const isSupported = language === 'en' || language === 'zh';
  const spoken = !outcome.languageRead && isSupported ? { language, languageRead: true } : {};
  const isKnown = !outOfScope && band !== 'unsure';
  return {
    ...outcome,
    ...spoken,
    asked: { ...outcome.asked, [messageId]: isKnown ? (leading?.intent ?? null) : null },
  };
}

/** @param intent absent: the message is read as before */
function corrected(
  outcome: ConversationOutcome,
  messageId: string,
  intent?: string | null,
): ConversationOutcome {
  const { [messageId]: _, ...others } = outcome.corrected;
  return { ...outcome, corrected: intent === undefined ? others : { ...others, [messageId]: intent } };
}

/** What a pressed button asked for nobody reads: the answer says it. */
function replied(
  outcome: ConversationOutcome,
  { inReplyTo, intent }: DataOf<'AssistantReplied'>,
  at: string,
): ConversationOutcome {
  const known = outcome.asked[inReplyTo] !== undefined || intent === null;
  const asked = known ? outcome.asked : { ...outcome.asked, [inReplyTo]: intent };
  return { ...outcome, firstAnswerAt: outcome.firstAnswerAt ?? at, asked };
}

function joined(
  outcome: ConversationOutcome,
  { agentId, agentName }: DataOf<'AgentJoined'>,
): ConversationOutcome {
  const others = outcome.agents.filter((agent) => agent.agentId !== agentId);
  return { ...outcome, agents: [...others, { agentId, name: agentName }] };
}
