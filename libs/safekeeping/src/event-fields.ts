import { z } from 'zod';

const WHOLE = /^(0|[1-9]\d{0,17})$/;

/** Text that a store can keep as a name. */
export const name = z
  .string()
  .min(1)
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be well-formed text');
export const position = z.string().regex(WHOLE, 'must be a whole number, as text');
export const revision = z.number().int().min(0);
export const schemaVersion = z.number().int().min(0);
/** As stores write it, to the millisecond. */
export const recordedAt = z.iso.datetime({ precision: 3 });
export const actorKind = z.enum(['shopper', 'agent', 'administrator', 'assistant', 'shop', 'system']);
export const logEnd = z.strictObject({
  events: z.number().int().min(0),
  chain: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
});
