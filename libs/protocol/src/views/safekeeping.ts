import { z } from 'zod';
import { proofCheck } from '../events/privacy.js';

/** What a forgetting would reach, before it is confirmed; and what was proved after. */
export const forgettingPreview = z.object({
  shopperId: z.string(),
  shopperIds: z.array(z.string()),
  events: z.number(),
  personalFields: z.number(),
  conversations: z.number(),
  alreadyForgotten: z.boolean(),
});
export type ForgettingPreview = z.infer<typeof forgettingPreview>;

export const forgetRequest = z.object({
  /** The shopper id once more, written by the one who confirms. */
  confirm: z.string().min(1).max(200),
  reason: z.string().trim().min(3).max(500),
});

export const forgettingProof = z.object({
  shopperId: z.string(),
  shopperIds: z.array(z.string()),
  forgottenAt: z.string(),
  by: z.string(),
  reason: z.string(),
  /** Empty while the checks are still running. */
  checks: z.array(proofCheck),
  provedAt: z.string().optional(),
});
export type ForgettingProof = z.infer<typeof forgettingProof>;

/** A whole copy of the log, taken while it was written to. It holds no keys. */
export const backupManifest = z.object({
  format: z.literal(1),
  takenAt: z.string(),
  events: z.number(),
  /** Position of the last event. */
  head: z.string(),
  /** SHA-256 over all events, each chained to the one before; hex. */
  chain: z.string(),
  /** The chain's value after every so many events, so that damage can be placed. */
  marks: z.array(z.object({ position: z.string(), chain: z.string() })),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});
export type BackupManifest = z.infer<typeof backupManifest>;

export const backupView = z.object({
  name: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  takenAt: z.string(),
  events: z.number(),
  head: z.string(),
  bytes: z.number(),
  share: z.number(),
  chain: z.string().optional(),
  reason: z.string().optional(),
});
export type BackupView = z.infer<typeof backupView>;

export const verification = z.object({
  ok: z.boolean(),
  events: z.number(),
  head: z.string(),
  chain: z.string(),
  /** What does not agree, in sentences; the first place of damage among them. */
  problems: z.array(z.string()),
});
export type Verification = z.infer<typeof verification>;
