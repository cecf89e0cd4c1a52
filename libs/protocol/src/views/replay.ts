import { z } from 'zod';
import { replayRequest } from '../events/projection.js';

export const replayState = z.enum([
  'running',
  'paused',
  /** At its end, ready to be compared; one that goes up to the head keeps up with it. */
  'ready',
  'cancelled',
  'failed',
  /** Its result is live; the former version is kept. */
  'swapped-in',
  /** It was live, and the former version is live again. */
  'undone',
  /** Nothing of it, or after a swap of the former version, is kept any more. */
  'dropped',
]);
export type ReplayState = z.infer<typeof replayState>;

/** What may be asked of a replay that was started. */
export const replayAct = z.enum(['pause', 'resume', 'cancel', 'swap', 'undo', 'drop']);
export type ReplayAct = z.infer<typeof replayAct>;

export const replayView = z.object({
  replayId: z.string(),
  projection: z.string(),
  version: z.number(),
  state: replayState,
  request: replayRequest,
  /** Its generation of documents, once there is one. */
  generation: z.number().optional(),
  startedAt: z.string(),
  startedBy: z.string(),
  /** Events that the projection reads in the range asked for. */
  done: z.number(),
  total: z.number(),
  eventsPerSecond: z.number(),
  secondsLeft: z.number().optional(),
  position: z.string(),
  /** Stream of the event that was applied last. */
  stream: z.string().optional(),
  /** Events it set aside. */
  quarantined: z.number(),
  /** Why it failed, or what it waits for. */
  reason: z.string().optional(),
  /** What may be done now. */
  can: z.array(z.enum(['pause', 'resume', 'cancel', 'compare', 'swap', 'undo', 'drop'])),
});
export type ReplayView = z.infer<typeof replayView>;

export const fieldChange = z.object({
  /** JSON pointer (RFC 6901) into the document; empty for the document itself. */
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type FieldChange = z.infer<typeof fieldChange>;

/** Live documents against a shadow's: `before` is live, `after` the shadow. */
export const comparison = z.object({
  replayId: z.string(),
  livePosition: z.string(),
  shadowPosition: z.string(),
  equal: z.number(),
  changed: z.number(),
  onlyLive: z.number(),
  onlyShadow: z.number(),
  samples: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(['changed', 'only-live', 'only-shadow']),
      fields: z.array(fieldChange),
    }),
  ),
});
export type Comparison = z.infer<typeof comparison>;

/** One event that a projection could not apply, kept until a retry succeeds. */
export const quarantined = z.object({
  projection: z.string(),
  version: z.number(),
  eventId: z.string(),
  type: z.string(),
  stream: z.string(),
  position: z.string(),
  /** The document that is degraded by its absence. */
  key: z.string(),
  error: z.string(),
  at: z.string(),
});
export type Quarantined = z.infer<typeof quarantined>;

/** Those of one projection with the same cause. */
export const quarantineGroup = z.object({
  projection: z.string(),
  version: z.number(),
  /** The error, with what differs from event to event left out. */
  cause: z.string(),
  count: z.number(),
  documents: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** The newest of them, at most 20. */
  samples: z.array(quarantined),
});
export type QuarantineGroup = z.infer<typeof quarantineGroup>;

export const retryRequest = z.object({
  projection: z.string().min(1).max(100),
  /** All of this cause; or `eventIds`; neither: all of the projection. */
  cause: z.string().max(1000).optional(),
  eventIds: z.array(z.string().max(200)).max(1000).optional(),
});
export const retryReply = z.object({ released: z.number(), stillFailing: z.number() });
export type RetryReply = z.infer<typeof retryReply>;
