import { z } from 'zod';
import { rememberedText } from '../events/forgotten.js';

/** `GET /api/shoppers/:id/offers/:offerId`: one offer of help, what led to it, and how far it has come. */
export const offerView = z.object({
  offerId: z.string(),
  policyId: z.string(),
  /** Absent where the policy is not known any more. */
  policyName: z.string().optional(),
  saw: rememberedText,
  action: z.string(),
  intent: z.string().nullable(),
  probability: z.number().optional(),
  /** The events that led to it, newest first. */
  evidence: z.array(
    z.object({ eventId: z.string(), type: z.string(), at: z.string(), subject: z.string().optional() }),
  ),
  /** When each step was made; `ordered` within 24 hours of the offer. */
  steps: z.object({
    offered: z.string(),
    shown: z.string().optional(),
    accepted: z.string().optional(),
    answered: z.string().optional(),
    ordered: z.string().optional(),
  }),
});
export type OfferView = z.infer<typeof offerView>;
