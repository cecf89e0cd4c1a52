import { z } from 'zod';

/**
 * What a personal field reads as after its shopper was forgotten: the key is gone, so is the value.
 * No input may hold it; only reading the log makes it.
 */
export const forgotten = z.strictObject({ forgotten: z.literal(true) });
export type Forgotten = z.infer<typeof forgotten>;

export const FORGOTTEN: Forgotten = Object.freeze({ forgotten: true });

export function isForgotten(value: unknown): value is Forgotten {
  if (typeof value !== 'object' || value === null || (value as Partial<Forgotten>).forgotten !== true)
    return false;
  return Object.keys(value).length === 1;
}

/** A text in a view that may have been forgotten. */
export const rememberedText = z.union([z.string(), forgotten]);
export type RememberedText = z.infer<typeof rememberedText>;

/** The value, or undefined where it has been forgotten: for reckoning with it, not for showing it. */
export const remembered = <Value>(value: Value | Forgotten): Value | undefined =>
  isForgotten(value) ? undefined : value;
