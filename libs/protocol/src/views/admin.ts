import { z } from 'zod';

/** A recorded event for screens and exports: positions as text, because JSON numbers end at 2^53. */
export const eventView = z.object({
  id: z.string(),
  type: z.string(),
  schemaVersion: z.number(),
  stream: z.string(),
  revision: z.number(),
  position: z.string(),
  recordedAt: z.string(),
  data: z.unknown(),
  metadata: z.object({
    correlationId: z.string(),
    causationId: z.string().optional(),
    actor: z.object({ kind: z.string(), id: z.string() }),
    occurredAt: z.string(),
  }),
});
export type EventView = z.infer<typeof eventView>;

export const projectionStatus = z.object({
  name: z.string(),
  version: z.number(),
  state: z.enum(['catching-up', 'live', 'stopped']),
  position: z.string(),
  head: z.string(),
  /** Events of the log still to be looked at. */
  lag: z.number(),
  documents: z.number(),
  eventsPerSecond: z.number(),
  /** Events set aside, and documents degraded by that. */
  quarantined: z.number().default(0),
  /** States of what it reads that it never looked at, because a newer one was there already. */
  skipped: z.number().default(0),
  /** The generation that is live. */
  generation: z.number().default(1),
  /** Numbers that a replay may change, with their defaults. Absent for readers that keep no documents: they cannot be replayed. */
  settings: z.record(z.string(), z.number()).optional(),
  /** Why and where it stopped, and when it is tried again. */
  error: z
    .object({
      message: z.string(),
      position: z.string(),
      eventId: z.string(),
      retryAt: z.string().optional(),
    })
    .optional(),
});
export type ProjectionStatus = z.input<typeof projectionStatus>;

/** One second of the log. */
export const rateSample = z.object({ at: z.string(), events: z.number() });
export type RateSample = z.infer<typeof rateSample>;

export const overview = z.object({
  events: z.number(),
  head: z.string(),
  onSite: z.number(),
  openConversations: z.number(),
  rejected: z.number(),
  /** The last 120 seconds, oldest first. */
  rate: z.array(rateSample),
  uptimeSeconds: z.number(),
  intentModel: z
    .object({ version: z.string(), labels: z.number(), examples: z.number(), encoder: z.string() })
    .optional(),
});
export type Overview = z.infer<typeof overview>;

/** Input that could not become an event, kept aside whole. */
export const rejectedView = z.object({
  id: z.string(),
  at: z.string(),
  source: z.string(),
  reason: z.string(),
  payload: z.string(),
});
export type RejectedView = z.infer<typeof rejectedView>;

export const streamInfoView = z.object({
  stream: z.string(),
  revision: z.number(),
  lastRecordedAt: z.string(),
});
export type StreamInfoView = z.infer<typeof streamInfoView>;
