import { z } from 'zod';

export const sendingStatus = z.enum(['waiting', 'delivered', 'given-up']);

/** Something that leaves the house. To whom stands in the log alone. */
export const sendingView = z.object({
  sendingId: z.string(),
  shopperId: z.string(),
  channel: z.enum(['email', 'webhook']),
  what: z.enum(['transcript', 'event']),
  about: z.object({ conversationId: z.string().optional(), eventId: z.string().optional() }),
  status: sendingStatus,
  /** Since it was last asked for. */
  attempts: z.number().int(),
  requestedAt: z.string(),
  /** When it last moved. */
  at: z.string(),
  /** For `waiting`: when it is tried next. */
  dueAt: z.string().optional(),
  /** Why the last attempt failed. */
  reason: z.string().optional(),
});
export type SendingView = z.infer<typeof sendingView>;

export const sendingsQuery = z.object({
  status: sendingStatus.default('given-up'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
