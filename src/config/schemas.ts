import { z } from 'zod';

/** How texts of the environment are read. */
const SWITCH: Readonly<Record<string, boolean>> = { on: true, off: false, 1: true, 0: false };

export const onOff = z
  .enum(['on', 'off', '1', '0'], 'on or off')
  .transform((value) => SWITCH[value] ?? false);

export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

export const number = (max: number, min = 0) => {
  const range = `a number from ${String(min)} to ${String(max)}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, range)
    .transform(Number)
    .pipe(z.number().min(min, range).max(max, range));
};

export const secret = z.string().min(16, 'at least 16 characters').optional();

/** A regular expression; `g`, since all of its matches are wanted. */
export const pattern = z.string().transform((source, context): RegExp => {
  try {
    return new RegExp(source, 'giu');
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
