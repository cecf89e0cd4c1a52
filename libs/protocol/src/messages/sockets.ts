import { z } from 'zod';
import { language } from '../events/conversation.js';
import { id, isoTime } from '../events/define-event.js';
import { choice, messageText, saysSomething, storedText } from '../events/message-parts.js';
import { recommendationsQuery } from '../views/foresight.js';
import type {
  ConversationHead,
  ConversationStatus,
  ConversationSummary,
  Marks,
  Resumed,
  Transcript,
  TranscriptEntry,
} from '../views/conversation.js';
import type { AgentOnDuty, DeskHours, Suggestion, Viewer } from '../views/desk.js';
import type { HelpCard, RehearsalView } from '../views/help.js';
import type { ForesightView, PredictedQuestion, Recommendations } from '../views/foresight.js';
import type { ForesightTrainingView } from '../views/foresight-models.js';
import type { Journey, JourneyEntry, OrderView, Portrait } from '../views/shopper.js';
import type { EventView, Overview, ProjectionStatus } from '../views/admin.js';
import type { OutboundTally } from '../views/outbound.js';
import type { ReplayView } from '../views/replay.js';
import type { TrainingView } from '../views/understanding.js';
import type { Problem } from './http.js';
import { sentAlong } from './sent-along.js';

/** Every request on a socket is acknowledged with the answer, or with a problem. */
export type Ack<Value> = (
  reply: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem },
) => void;

/** Inputs of requests, validated where they arrive. */
export const socketInputs = {
  sendMessage: saysSomething(
    z.object({
      /** Absent for the first message of a new conversation: its id is `conversationId` of the answer. */
      conversationId: id.optional(),
      /** Made by the sender; sending it again stores nothing and answers the same. */
      messageId: z.uuid(),
      text: storedText,
      language: language.optional(),
      choice: choice.optional(),
      /** Ids that `POST /api/attachments` gave. */
      attachments: z.array(id).min(1).max(5).optional(),
    }),
  ),
  /** What has happened since a revision that was seen. */
  resume: z.object({ conversationId: id, after: z.number().int().min(-1) }),
  mark: z.object({ conversationId: id, upTo: id, mark: z.enum(['delivered', 'read']) }),
  /** Never stored. `text` where the shop lets agents see what is being written. */
  typing: z.object({ conversationId: id.optional(), text: z.string().max(4000).optional() }),
  offer: z.object({ offerId: id }),
  mute: z.object({ muted: z.boolean(), offerId: id.optional() }),
  openConversation: z.object({ conversationId: id.optional() }),
  conversation: z.object({ conversationId: id }),
  rate: z.object({
    conversationId: id,
    rating: z.number().int().min(1).max(5),
    comment: z.string().max(2000).optional(),
  }),
  reply: saysSomething(
    z.object({
      conversationId: id,
      messageId: z.uuid(),
      text: storedText,
      /** Products and articles that an agent sends along. */
      parts: z.array(sentAlong).max(4).optional(),
      attachments: z.array(id).min(1).max(5).optional(),
    }),
  ),
  note: z.object({ conversationId: id, noteId: z.uuid(), text: messageText, mentions: z.array(id).max(20) }),
  tag: z.object({ conversationId: id, tag: z.string().trim().min(1).max(40) }),
  snooze: z.object({ conversationId: id, until: isoTime }),
  /** Null: nobody's. */
  assign: z.object({ conversationId: id, agentId: id.nullable() }),
  /** Whether new work may come, and how many conversations at a time. */
  duty: z.object({
    available: z.boolean(),
    capacity: z.number().int().min(1).max(50),
    /** Absent: any. */
    languages: z.array(language).max(2).optional(),
  }),
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
  /** After a gap: everything since, from the log, in order, once. */
  'conversation.resume': (input: Input<'resume'>, ack: Ack<Resumed>) => void;
  /** Their own, the one that was talked in last first; at most 50. */
  'conversation.list': (input: Record<string, never>, ack: Ack<readonly ConversationHead[]>) => void;
  'conversation.mark': (input: Input<'mark'>, ack: Ack<null>) => void;
  typing: (input: Input<'typing'>) => void;
  /** It is on the screen. */
  'help.shown': (input: Input<'offer'>, ack: Ack<null>) => void;
  'help.dismiss': (input: Input<'offer'>, ack: Ack<null>) => void;
  /** For good, or no more. */
  'help.mute': (input: Input<'mute'>, ack: Ack<null>) => void;
  'desk.hours': (input: Record<string, never>, ack: Ack<DeskHours>) => void;
  'conversation.rate': (input: Input<'rate'>, ack: Ack<null>) => void;
  'handoff.request': (input: Input<'conversation'>, ack: Ack<null>) => void;
  /** They need nothing more; writing again reopens it. */
  'conversation.end': (input: Input<'conversation'>, ack: Ack<null>) => void;
  /** Null where there is nothing to recommend. */
  recommend: (input: Input<'recommend'>, ack: Ack<Recommendations | null>) => void;
}
/** A new line, or a line that changed (same id). `revision`: of the event in its conversation. */
export interface EntryPush {
  readonly conversationId: string;
  readonly revision: number;
  readonly entry: TranscriptEntry;
}
export interface StatePush {
  readonly conversationId: string;
  readonly revision: number;
  readonly status: ConversationStatus;
  readonly agentName?: string;
}
export interface MarksPush {
  readonly conversationId: string;
  readonly revision: number;
  readonly marks: Marks;
}

export interface ServerToShopper {
  'transcript.entry': (message: EntryPush) => void;
  'conversation.state': (message: StatePush) => void;
  'marks.changed': (message: MarksPush) => void;
  typing: (message: { readonly conversationId: string; readonly from: 'assistant' | 'agent' }) => void;
  /** On connection too, where an offer is open and was not waved away. */
  'help.offered': (card: HelpCard) => void;
  /** Taken up or waved away elsewhere, or too late. */
  'help.withdrawn': (message: { readonly offerId: string }) => void;
  /** To those who have asked, when people come or go home, or the wait is notably another. */
  'desk.hours': (hours: DeskHours) => void;
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
  'conversation.resume': (input: Input<'resume'>, ack: Ack<Resumed>) => void;
  'conversation.mark': (input: Input<'mark'>, ack: Ack<null>) => void;
  typing: (input: Input<'typing'>) => void;
  'note.add': (input: Input<'note'>, ack: Ack<null>) => void;
  'tag.add': (input: Input<'tag'>, ack: Ack<null>) => void;
  'tag.remove': (input: Input<'tag'>, ack: Ack<null>) => void;
  'conversation.snooze': (input: Input<'snooze'>, ack: Ack<null>) => void;
  'conversation.wake': (input: Input<'conversation'>, ack: Ack<null>) => void;
  'conversation.assign': (input: Input<'assign'>, ack: Ack<null>) => void;
  'duty.set': (input: Input<'duty'>, ack: Ack<null>) => void;
  /** What could be answered, best first: from what was asked, what was answered before, and canned replies. */
  'reply.suggest': (input: Input<'conversation'>, ack: Ack<readonly Suggestion[]>) => void;
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
  'transcript.entry': (message: EntryPush) => void;
  'conversation.state': (message: StatePush) => void;
  'marks.changed': (message: MarksPush) => void;
  /** Of a watched conversation. `text` where the shop lets agents see what is being written; empty: no more. */
  'shopper.typing': (message: { readonly conversationId: string; readonly text?: string }) => void;
  /** Who else looks at a watched conversation. */
  viewers: (message: { readonly conversationId: string; readonly viewers: readonly Viewer[] }) => void;
  /** Who is on duty, on connection and whenever it changes. */
  agents: (agents: readonly AgentOnDuty[]) => void;
  /** What shoppers are told of the desk, on connection and when it changes notably. */
  'desk.hours': (hours: DeskHours) => void;
  /** A note names the one who is told. */
  mentioned: (message: {
    readonly conversationId: string;
    readonly noteId: string;
    readonly by: string;
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
  /** Rehearsals of help policies, likewise. */
  rehearsals: (rehearsals: readonly RehearsalView[]) => void;
  /** Those of foresight, likewise. */
  foresightTrainings: (trainings: readonly ForesightTrainingView[]) => void;
  /** Ways out of the house for which something was asked, tried or sent, likewise. */
  outbound: (moved: readonly OutboundTally[]) => void;
  /** The newest events, at most 50 a message, while followed. */
  events: (events: readonly EventView[]) => void;
}
