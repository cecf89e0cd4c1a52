import { z } from 'zod';
import { pattern } from './schemas.js';
import type { Variable } from './variable.js';

const isTimeZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Variables of what is read in messages beside their intents. */
export const readingVariables = {
  SHOP_TIME_ZONE: {
    schema: z
      .string()
      .refine(isTimeZone, 'a time zone such as Europe/Berlin')
      .default(Intl.DateTimeFormat().resolvedOptions().timeZone),
    example: 'Europe/Berlin',
    meaning: 'where the shop is when a message says "today"',
  },
  SHOP_COUNTRY: {
    schema: z
      .string()
      .regex(/^[A-Z]{2}$/, 'an ISO 3166 code of two capitals')
      .optional(),
    example: 'DE',
    meaning: 'whose telephone numbers need no country code in a message',
  },
  ORDER_NUMBERS: {
    schema: pattern.optional(),
    example: 'SO-?[0-9]{6}',
    meaning: "the shop's order numbers, as a regular expression, where they are not like HP-10234",
  },
} satisfies Record<string, Variable>;
