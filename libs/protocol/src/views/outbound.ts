import { z } from 'zod';
import { id, text } from '../events/define-event.js';
import { outboundFailure } from '../events/outbound.js';

export const sendingStatus = z.enum(['waiting', 'delivered', 'given-up']);
export type SendingStatus = z.infer<typeof sendingStatus>;

/** Something that leaves the house. To whom stands in the log alone. */
export const sendingView = z.object({
  sendingId: z.string(),
  shopperId: z.string(),
  channel: z.enum(['email', 'webhook']),
  /** Which of the ways out it takes; see `outboundState`. */
  target: z.string(),
  /** `test`: an administrator wanted to see whether it arrives. */
  what: z.enum(['transcript', 'event', 'test']),
  about: z.object({
    conversationId: z.string().optional(),
    eventId: z.string().optional(),
    eventType: z.string().optional(),
  }),
  status: sendingStatus,
  /** Since it was last asked for. */
  attempts: z.number().int(),
  requestedAt: z.string(),
  /** When it last moved. */
  at: z.string(),
  /** For `waiting`: when it is tried next. */
  dueAt: z.string().optional(),
  /** Why the last attempt failed, in English; `failure` says it for any language. */
  reason: z.string().optional(),
  failure: outboundFailure.optional(),
});
export type SendingView = z.infer<typeof sendingView>;

export const sendingsQuery = z.object({
  status: sendingStatus.default('given-up'),
  /** Only what takes this way out. */
  target: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

export type SendingsQuery = z.output<typeof sendingsQuery>;

/** One thing that happened to a sending. */
export const sendingStep = z.object({
  eventId: z.string(),
  at: z.string(),
  is: z.enum(['asked', 'failed', 'delivered', 'given-up']),
  /** For `asked`: who wanted it. */
  by: z.object({ kind: z.string(), id: z.string() }).optional(),
  /** For `failed` and `delivered`: 1 for the first since it was asked for. */
  attempt: z.number().int().optional(),
  reason: z.string().optional(),
  failure: outboundFailure.optional(),
  /** For `failed`: when it is tried next. */
  retryAt: z.string().optional(),
});
export type SendingStep = z.infer<typeof sendingStep>;

export const sendingDetail = z.object({
  sending: sendingView,
  /** An e-mail address shortened to `a…@shop.example`, a webhook's without its query; null where it was forgotten. */
  to: z.string().nullable(),
  /** Oldest first. */
  steps: z.array(sendingStep),
  /** What an attempt would carry now, made from the log by the code that sends; null where nothing would be sent any more. */
  carries: z
    .object({
      subject: z.string().optional(),
      /** JSON of a webhook, or the letter as plain text; its beginning where it is long. */
      body: z.string(),
      /** Characters of the whole body. */
      length: z.number().int(),
    })
    .nullable(),
});
export type SendingDetail = z.infer<typeof sendingDetail>;

const moment = z.object({ at: z.string(), sendingId: z.string(), isTest: z.boolean() });

/** How one way out fares. */
export const outboundTally = z.object({
  target: z.string(),
  waiting: z.number().int(),
  delivered: z.number().int(),
  givenUp: z.number().int(),
  /** How many of all of these were tests. */
  tests: z.number().int(),
  lastDelivered: moment.optional(),
  lastFailed: moment.extend({ reason: z.string(), failure: outboundFailure.optional() }).optional(),
});
export type OutboundTally = z.infer<typeof outboundTally>;

/** A way out, by its name for people: the address without its query, or who letters are from. */
const wayOut = z.object({ name: z.string(), tally: outboundTally });
export type WayOut = z.infer<typeof wayOut>;

/** What may leave the house, where to, and how that goes. */
export const outboundState = z.object({
  /** Null: no address is configured. */
  webhooks: z
    .object({ addresses: z.array(wayOut), events: z.array(z.string()), personal: z.boolean() })
    .nullable(),
  /** Null: no mail server is configured. */
  mail: wayOut.nullable(),
  /** Ways that are configured no more and for which something waits or was given up. */
  former: z.array(outboundTally),
});
export type OutboundState = z.infer<typeof outboundState>;

/** Everything that was given up for one way out, a part at a time: `after` is the `next` of the part before. */
export const retryGivenUp = z.object({ target: id, after: text(200).optional() });
export const retriedGivenUp = z.object({
  /** How many were asked for again. */
  asked: z.number().int(),
  /** How many somebody else had asked for meanwhile. */
  skipped: z.number().int(),
  /** Null: that was the last part. */
  next: z.string().nullable(),
});
export type RetriedGivenUp = z.infer<typeof retriedGivenUp>;

export const testWebhook = z.object({ target: id });
export const askedSending = z.object({ sendingId: z.string() });
export type AskedSending = z.infer<typeof askedSending>;
