import type { Attachment, Choice, DataOf, ReplyKind, ReplyPart } from '#protocol';
import type { AcceptedOffer } from './accept-help.js';
import type { Agent } from './agent.js';
import type { DeskCommand } from './desk-commands.js';

/**
 * The shopper ids a caller has proved to be: the one of now first, then those the same person was known by
 * before logging in. A new conversation is started under the first.
 */
export type ActsAs = readonly [string, ...string[]];

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
  readonly choice?: Choice;
  readonly attachments?: readonly Attachment[];
  readonly accepts?: AcceptedOffer;
  /** What the shopper's page is in; the text decides where it has letters. */
  readonly language: 'en' | 'zh';
}

/** Also reopens a resolved conversation: the assistant holds it again. */
export interface SendShopperMessage extends ByShopper {
  readonly type: 'SendShopperMessage';
  readonly messageId: string;
  readonly text: string;
  /** What a button stands for that was pressed in place of writing. */
  readonly choice?: Choice;
  readonly attachments?: readonly Attachment[];
  readonly accepts?: AcceptedOffer;
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
  readonly kind?: ReplyKind;
  readonly parts?: readonly ReplyPart[];
  readonly asks?: DataOf<'AssistantReplied'>['asks'];
  readonly writtenBy?: DataOf<'AssistantReplied'>['writtenBy'];
  /** What it takes forward; stored before the reply, in the same append. */
  readonly flow?: readonly FlowStep[];
  readonly handoff?: HandoffReason;
}

/** One step of something that takes several; `docs/conversation.md` says which follow which. */
export type FlowStep =
  | { readonly step: 'start'; readonly flowId: string; readonly flow: string }
  | { readonly step: 'answer'; readonly flowId: string; readonly field: string; readonly value: string }
  | {
      readonly step: 'move';
      readonly flowId: string;
      readonly to: Exclude<DataOf<'FlowMoved'>['to'], 'confirmed'>;
    }
  | ({ readonly step: 'end'; readonly flowId: string } & FlowOutcome);

/** What the shop did or would not do. */
export type FlowOutcome = Pick<DataOf<'FlowEnded'>, 'outcome' | 'reference' | 'reason'>;

/** The shopper said yes to the summary that was shown last: from here on the shop may act, and only now. */
export interface ConfirmFlow extends About {
  readonly type: 'ConfirmFlow';
  readonly flowId: string;
  readonly messageId: string;
}

/** The shop has acted while nobody could be answered any more: an agent had joined meanwhile. */
export interface EndFlow extends About, FlowOutcome {
  readonly type: 'EndFlow';
  readonly flowId: string;
}

/** A language model was asked for an answer; whether it is sent, the reply says. */
export interface RecordGenerated extends About {
  readonly type: 'RecordGenerated';
  readonly generated: Omit<DataOf<'AnswerGenerated'>, 'conversationId' | 'shopperId'>;
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
  /** Products and articles that are sent along. */
  readonly parts?: readonly ReplyPart[] | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
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
  | ConfirmFlow
  | EndFlow
  | RecordGenerated
  | RequestHandoff
  | JoinAsAgent
  | SendAgentMessage
  | HandBack
  | CorrectIntent
  | WithdrawCorrection
  | Resolve
  | Rate
  | MarkMessages
  | DeskCommand;
