export type { AcceptedOffer } from './accept-help.js';
export type { Agent } from './agent.js';
export type {
  ActsAs,
  ClassifyMessage,
  ConfirmFlow,
  ConversationCommand,
  CorrectIntent,
  EndFlow,
  FlowOutcome,
  FlowStep,
  HandBack,
  HandoffReason,
  JoinAsAgent,
  MarkMessages,
  Rate,
  ReplyAsAssistant,
  RequestHandoff,
  Resolve,
  SendAgentMessage,
  SendShopperMessage,
  StartConversation,
  WithdrawCorrection,
} from './commands.js';
export {
  correctedMessages,
  type CorrectedMessage,
  type Correction,
  correctionsProjection,
  messageTexts,
} from './corrections.js';
export type {
  AddNote,
  AddTag,
  Assign,
  Deal,
  DeskCommand,
  RemoveTag,
  Snooze,
  TakeFromAway,
  Wake,
} from './desk-commands.js';
export { conversationDecider } from './decider.js';
export { headOf } from './conversation-head.js';
export type { ConversationFlow, FlowStatus } from './flows/flow-state.js';
export {
  type ConversationFact,
  type ConversationType,
  conversationTypes,
  isConversationEvent,
} from './facts.js';
export { folded, placeOf, wordsOf } from './find-words.js';
export { conversationIdFor, type Handled, handleConversationCommand } from './handle-command.js';
export { languageOf } from './language-of.js';
export {
  awaitsAssistant,
  type ConversationLog,
  type LoadedConversation,
  loadConversation,
  shopperMessage,
} from './load-conversation.js';
export { type OpenConversation, openConversationsProjection, summaryOf } from './open-conversations.js';
export type { ConversationRejection, RejectionReason } from './rejections.js';
export { resumeFrom, type Shown } from './resume.js';
export type { ConversationState, StartedConversation } from './state.js';
export { entryForShopper, transcriptForShopper } from './transcript-for-shopper.js';
export { foldTranscript, transcriptProjection } from './transcript.js';
export { transcriptEntryOf } from './transcript-entry.js';
export { saidLater } from './trail.js';
export { type Mention, type MentionMark, mentionMarkKey, mentionsProjection } from './mentions.js';
export { type Said, saidProjection } from './said.js';
export {
  type AgentAtDesk,
  type Dealt,
  type HeldConversation,
  planDeals,
  planTakings,
  type WaitingConversation,
} from './plan-assignments.js';
export { turnsBefore } from './turns-before.js';
