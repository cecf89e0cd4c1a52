import { z } from 'zod';
import { defineEvent, id } from './define-event.js';

/** One thing that was looked at after forgetting, and what was found. */
export const proofCheck = z.object({
  /** For example `log`, `read-models`, `files`, `rejected`, `keys`. */
  what: z.string(),
  /** In one sentence, with figures: "312 personal fields in 140 events read as forgotten". */
  finding: z.string(),
  looked: z.number(),
  /** Personal values that could still be read: 0 where all is well. */
  found: z.number(),
});
export type ProofCheck = z.infer<typeof proofCheck>;

/** Written to the stream of the shopper who was named. */
export const privacyEvents = [
  /** From here on every key of these shopper ids is destroyed, and documents are folded again without them. */
  defineEvent(
    'ShopperForgotten',
    z.object({
      shopperId: id,
      /** Every id of this person, the named one too. */
      shopperIds: z.array(id),
      /** Streams that hold, or held, their personal fields. */
      streams: z.array(z.string()),
      /** The keys they were sealed under; whoever comes to this event sees to it that they are destroyed. */
      keyIds: z.array(id),
      reason: z.string().max(500),
    }),
  ),
  defineEvent('ForgettingProved', z.object({ shopperId: id, checks: z.array(proofCheck) })),
] as const;
