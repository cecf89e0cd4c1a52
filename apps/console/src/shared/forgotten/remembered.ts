import type { Forgotten } from '#protocol';

/** Told by its shape: the page does not carry the schemas. */
export const isForgotten = (value: unknown): value is Forgotten =>
  typeof value === 'object' && value !== null && 'forgotten' in value && value.forgotten === true;

/** The value, or undefined where it has been forgotten: for reckoning with it, not for showing it. */
export const remembered = <Value>(value: Value | Forgotten): Value | undefined =>
  isForgotten(value) ? undefined : value;
