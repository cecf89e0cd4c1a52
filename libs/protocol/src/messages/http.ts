import { z } from 'zod';

/** Every refusal over HTTP and sockets has this form: what happened, and what to do next. */
export const problem = z.object({
  /** Stable, for programs: `invalid-input`, `unauthorised`, `forbidden`, `not-found`, `rate-limited`, `too-large`, `conflict`, `unavailable`. */
  code: z.enum([
    'invalid-input',
    'unauthorised',
    'forbidden',
    'not-found',
    'rate-limited',
    'too-large',
    'conflict',
    'unavailable',
    'internal',
  ]),
  message: z.string(),
  correlationId: z.string().optional(),
  /** For `invalid-input`: which field, and what is wrong with it. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** For `rate-limited`. */
  retryAfterSeconds: z.number().optional(),
  /** For `conflict` of content: the version that stands. */
  currentVersion: z.number().int().optional(),
});
export type Problem = z.infer<typeof problem>;

export const role = z.enum(['agent', 'administrator']);
export type Role = z.infer<typeof role>;

export const loginRequest = z.object({
  email: z.string().min(3).max(320),
  password: z.string().min(1).max(500),
});
export const staffMember = z.object({ id: z.string(), name: z.string(), email: z.string(), role });
export type StaffMember = z.infer<typeof staffMember>;

/**
 * Asks for a visitor token. Without `token` a new visitor is made. With `userId` and `userHash`
 * (hex HMAC-SHA-256 of the user id under the shop's identity secret, made by the shop's server) the visitor
 * becomes that known shopper and keeps the right to read what they wrote before.
 */
export const visitorRequest = z.object({
  writeKey: z.string().min(1).max(200),
  token: z.string().max(4000).optional(),
  userId: z.string().min(1).max(200).optional(),
  userHash: z.string().max(200).optional(),
  /** What the shop says of that shopper, as in an `identify` call. */
  traits: z.record(z.string(), z.unknown()).optional(),
});
export const visitorReply = z.object({
  token: z.string(),
  shopperId: z.string(),
  /** For the `anonymousId` of behaviour events sent from this browser. */
  anonymousId: z.string(),
  userId: z.string().optional(),
  expiresAt: z.string(),
});
export type VisitorReply = z.infer<typeof visitorReply>;
