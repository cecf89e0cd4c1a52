import { z } from 'zod';
import { language, messageText } from '../events/conversation.js';
import { id } from '../events/define-event.js';
import { recommendationsQuery } from '../views/foresight.js';
import type {
  ConversationStatus,
  ConversationSummary,
  Transcript,
  TranscriptEntry,
} from '../views/conversation.js';
import type { ForesightView, PredictedQuestion, Recommendations } from '../views/foresight.js';
import type { ForesightTrainingView } from '../views/foresight-models.js';
import type { Journey, JourneyEntry, OrderView, Portrait } from '../views/shopper.js';
import type { EventView, Overview, ProjectionStatus } from '../views/admin.js';
import type { ReplayView } from '../views/replay.js';
import type { TrainingView } from '../views/understanding.js';
import type { Problem } from './http.js';

/** Every request on a socket is acknowledged with the answer, or with a problem. */
export type Ack<Value> = (
  reply: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem },
) => void;

/** Inputs of requests, validated where they arrive. */
export const socketInputs = {
  sendMessage: z.object({
    /** Absent for the first message of a new conversation: its id is `conversationId` of the answer. */
    conversationId: id.optional(),
    /** Made by the sender; sending it again stores nothing and answers the same. */
    messageId: z.uuid(),
    text: messageText,
    language: language.optional(),
  }),
  openConversation: z.object({ conversationId: id.optional() }),
  conversation: z.object({ conversationId: id }),
  rate: z.object({
    conversationId: id,
    rating: z.number().int().min(1).max(5),
    comment: z.string().max(2000).optional(),
  }),
  reply: z.object({ conversationId: id, messageId: z.uuid(), text: messageText }),
  recommend: recommendationsQuery,
  shopper: z.object({ shopperId: id }),
  message: z.object({ conversationId: id, messageId: id }),
  /** `intent` null: none of the intents. */
  correctIntent: z.object({ conversationId: id, messageId: id, intent: id.nullable() }),
} as const;
type Input<Name extends keyof typeof socketInputs> = z.input<(typeof socketInputs)[Name]>;

export interface MessageAccepted {
  readonly conversationId: string;
  readonly messageId: string;
  /** Log position at which the message is durably stored. */
  readonly position: string;
}

/** `/shopper`; handshake `auth: { token }` with a visitor token. */
export interface ShopperToServer {
  /** Resolves once the message is durably stored. */
  'message.send': (input: Input<'sendMessage'>, ack: Ack<MessageAccepted>) => void;
  /** The named conversation, or the newest one that is not resolved; null where there is none. */
  'conversation.open': (input: Input<'openConversation'>, ack: Ack<Transcript | null>) => void;
  'conversation.rate': (input: Input<'rate'>, ack: Ack<null>) => void;
  'handoff.request': (input: Input<'conversation'>, ack: Ack<null>) => void;
  /** Null where there is nothing to recommend. */
  recommend: (input: Input<'recommend'>, ack: Ack<Recommendations | null>) => void;
}
export interface ServerToShopper {
  /** A new line, or a line that changed (same id). */
  'transcript.entry': (message: { readonly conversationId: string; readonly entry: TranscriptEntry }) => void;
  'conversation.state': (message: {
    readonly conversationId: string;
    readonly status: ConversationStatus;
    readonly agentName?: string;
  }) => void;
  typing: (message: { readonly conversationId: string; readonly from: 'assistant' | 'agent' }) => void;
}

/** Somebody on the site now. */
export interface OnSiteShopper {
  readonly shopperId: string;
  readonly name?: string;
  readonly stage: Portrait['stage'];
  readonly connected: boolean;
  readonly lastSeen: string;
  readonly sessionStartedAt: string;
  readonly currentPage?: Journey['currentPage'];
  readonly lastEvent?: JourneyEntry;
  readonly cartLines: number;
  readonly conversationId?: string;
  /** What they are most likely about to ask. */
  readonly question?: PredictedQuestion;
}

export interface ShopperDetail {
  readonly portrait: Portrait;
  readonly journey: Journey;
  readonly orders: readonly OrderView[];
  /** An event about them could not be applied and is set aside: not everything is shown. */
  readonly degraded?: boolean;
  /** Absent where nothing foresees, or nothing was done yet. */
  readonly foresight?: ForesightView;
}

/** `/agent`; the session cookie of an agent or administrator. On connection the server sends `onsite` and `conversations`. */
export interface AgentToServer {
  /** From now on `shopper.changed` comes for this shopper, until `shopper.unwatch` or the end of the connection. */
  'shopper.watch': (input: Input<'shopper'>, ack: Ack<ShopperDetail>) => void;
  'shopper.unwatch': (input: Input<'shopper'>, ack: Ack<null>) => void;
  /** Likewise for `transcript.entry` of this conversation. */
  'conversation.watch': (input: Input<'conversation'>, ack: Ack<Transcript>) => void;
  'conversation.unwatch': (input: Input<'conversation'>, ack: Ack<null>) => void;
  'conversation.join': (input: Input<'conversation'>, ack: Ack<null>) => void;
  /** Joins first where the agent has not. */
  'conversation.reply': (input: Input<'reply'>, ack: Ack<MessageAccepted>) => void;
  'conversation.handBack': (input: Input<'conversation'>, ack: Ack<null>) => void;
  'conversation.resolve': (input: Input<'conversation'>, ack: Ack<null>) => void;
  'intent.correct': (input: Input<'correctIntent'>, ack: Ack<null>) => void;
  'intent.withdrawCorrection': (input: Input<'message'>, ack: Ack<null>) => void;
}
export interface ServerToAgent {
  onsite: (shoppers: readonly OnSiteShopper[]) => void;
  /** What a message can be corrected to, sorted; on connection and whenever another model answers. */
  intents: (intents: readonly string[]) => void;
  conversations: (conversations: readonly ConversationSummary[]) => void;
  'conversation.changed': (conversation: ConversationSummary) => void;
  'shopper.changed': (detail: ShopperDetail) => void;
  /** Of a watched shopper, whenever what is believed of them has changed. */
  'foresight.changed': (foresight: ForesightView) => void;
  'transcript.entry': (message: { readonly conversationId: string; readonly entry: TranscriptEntry }) => void;
  'conversation.state': (message: {
    readonly conversationId: string;
    readonly status: ConversationStatus;
    readonly agentName?: string;
  }) => void;
}

/** `/admin`; the session cookie of an administrator. `overview` and `projections` come every second. */
export interface AdminToServer {
  'events.follow': (input: { readonly on: boolean }, ack: Ack<null>) => void;
}
export interface ServerToAdmin {
  overview: (overview: Overview) => void;
  projections: (projections: readonly ProjectionStatus[]) => void;
  /** Whenever one has moved on, at most four times a second. */
  replays: (replays: readonly ReplayView[]) => void;
  /** Whenever one has moved on, at most four times a second. */
  trainings: (trainings: readonly TrainingView[]) => void;
  /** Those of foresight, likewise. */
  foresightTrainings: (trainings: readonly ForesightTrainingView[]) => void;
  /** The newest events, at most 50 a message, while followed. */
  events: (events: readonly EventView[]) => void;
}
