import { z } from 'zod';
import { defineEvent, id } from './define-event.js';

export const modelEvents = [
  defineEvent(
    'ModelTrained',
    z.object({
      name: id,
      version: id,
      labels: z.number().int(),
      examples: z.number().int(),
      trainSeconds: z.number(),
      encoder: z.string(),
    }),
  ),
] as const;
