import { z } from 'zod';
import { onOff } from './schemas.js';
import { serviceVariables } from './service-variables.js';
import type { Variable } from './variable.js';

/** Variables of the agents' desk. */
export const deskVariables = {
  ...serviceVariables,
  ASSIGNMENT: {
    schema: z.enum(['auto', 'off'], 'auto or off').default('auto'),
    example: 'auto',
    meaning: 'whether waiting conversations are dealt out to agents who have room',
  },
  SHOW_TYPING: {
    schema: onOff.default(true),
    example: 'on',
    meaning: 'whether agents see what a shopper is writing before it is sent',
  },
} satisfies Record<string, Variable>;
