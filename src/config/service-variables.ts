import { parseBusinessHours } from '#assistance';
import { z } from 'zod';
import { secret } from './schemas.js';
import type { Variable } from './variable.js';

const hours = z.string().transform((text, context) => {
  try {
    return parseBusinessHours(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

/** Variables of when people answer, and of what the shop’s own server does for the assistant. */
export const serviceVariables = {
  BUSINESS_HOURS: {
    schema: hours.optional(),
    example: 'Mon-Fri 09:00-18:00; Sat 10:00-14:00',
    meaning: 'when people answer, in SHOP_TIME_ZONE; absent: around the clock',
  },
  SHOP_BACKEND: {
    schema: z
      .url({ protocol: /^https?$/, error: 'an address such as https://shop.example/presage' })
      .optional(),
    example: 'https://shop.example/presage',
    meaning: 'where the shop cancels orders, changes addresses, takes returns and issues invoices',
  },
  SHOP_BACKEND_SECRET: {
    schema: secret,
    example: '$(openssl rand -hex 32)',
    meaning: 'secret under which requests to SHOP_BACKEND are signed',
  },
} satisfies Record<string, Variable>;
