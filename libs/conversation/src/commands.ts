import type { DataOf } from '#protocol';

/**
 * The shopper ids a caller has proved to be: the one of now first, then those the same person was known by
 * before logging in. A new conversation is started under the first.
 */
export type ActsAs = readonly [string, ...string[]];

export interface Agent {
  readonly id: string;
  readonly name: string;
}

interface About {
  readonly conversationId: string;
}
interface ByShopper extends About {
  readonly actsAs: ActsAs;
}
interface ByAgent extends About {
  readonly agent: Agent;
}

/** The first message of a new conversation; where the conversation exists already, just a message. */
export interface StartConversation extends ByShopper {
  readonly type: 'StartConversation';
  readonly messageId: string;
  readonly text: string;
  /** What the shopper's page is in; the text decides where it has letters. */
  readonly language: 'en' | 'zh';
}

/** Also reopens a resolved conversation: the assistant holds it again. */
export interface SendShopperMessage extends ByShopper {
  readonly type: 'SendShopperMessage';
  readonly messageId: string;
  readonly text: string;
}

export interface ClassifyMessage
  extends About, Omit<DataOf<'IntentClassified'>, 'conversationId' | 'shopperId'> {
  readonly type: 'ClassifyMessage';
}

/** Answers one shopper's message once; `handoff` gives the conversation to the agents in the same breath. */
export interface ReplyAsAssistant extends About {
  readonly type: 'ReplyAsAssistant';
  readonly inReplyTo: string;
  readonly text: string;
  /** The intent that was answered, null where none was. */
  readonly intent: string | null;
  readonly orderId?: string;
  readonly handoff?: HandoffReason;
}
export type HandoffReason = DataOf<'HandoffRequested'>['reason'];

export interface RequestHandoff extends ByShopper {
  readonly type: 'RequestHandoff';
}

/** Takes the conversation over, also from another agent. */
export interface JoinAsAgent extends ByAgent {
  readonly type: 'JoinAsAgent';
}

/** Joins first where no agent has. */
export interface SendAgentMessage extends ByAgent {
  readonly type: 'SendAgentMessage';
  readonly messageId: string;
  readonly text: string;
}

/** Gives the conversation back to the assistant. */
export interface HandBack extends ByAgent {
  readonly type: 'HandBack';
}

/** Says what a classified message asked for; `intent` null: none of the intents. */
export interface CorrectIntent extends ByAgent {
  readonly type: 'CorrectIntent';
  readonly messageId: string;
  readonly intent: string | null;
}

/** What was classified stands again. */
export interface WithdrawCorrection extends ByAgent {
  readonly type: 'WithdrawCorrection';
  readonly messageId: string;
}

export interface Resolve extends About {
  readonly type: 'Resolve';
  readonly by:
    | { readonly kind: 'shopper'; readonly actsAs: ActsAs }
    | { readonly kind: 'agent'; readonly agentId: string }
    | { readonly kind: 'assistant' };
}

/** Everything up to a message has come to a screen of theirs, or was looked at. Agents count as one. */
export interface MarkMessages extends About {
  readonly type: 'MarkMessages';
  readonly by: { readonly kind: 'shopper'; readonly actsAs: ActsAs } | { readonly kind: 'agent' };
  readonly mark: 'delivered' | 'read';
  readonly upTo: string;
}

/** 1 to 5; rating again replaces the rating. */
export interface Rate extends ByShopper {
  readonly type: 'Rate';
  readonly rating: number;
  readonly comment?: string;
}

export type ConversationCommand =
  | StartConversation
  | SendShopperMessage
  | ClassifyMessage
  | ReplyAsAssistant
  | RequestHandoff
  | JoinAsAgent
  | SendAgentMessage
  | HandBack
  | CorrectIntent
  | WithdrawCorrection
  | Resolve
  | MarkMessages
  | Rate;
