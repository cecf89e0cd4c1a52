import { definitionOf } from '#protocol';
import { z } from 'zod';
import { list, onOff, secret } from './schemas.js';
import type { Variable } from './variable.js';

/** Events that most shops act upon. */
const USUAL = [
  'ConversationStarted',
  'HandoffRequested',
  'ConversationResolved',
  'ConversationRated',
  'HelpAccepted',
];

/** Variables of what leaves the house: letters and webhooks. */
export const outboundVariables = {
  SMTP_URL: {
    schema: z
      .string()
      .regex(/^smtps?:\/\/[^\s]+$/, 'smtp://user:password@host:port or smtps://…')
      .optional(),
    example: 'smtps://presage:password@mail.shop.example:465',
    meaning: 'mail server for transcripts that shoppers ask for',
  },
  MAIL_FROM: {
    schema: z
      .string()
      .regex(/^[^\r\n]{0,200}[^\s@]+@[^\s@>]+>?$/, 'an address, or a name and an address in angle brackets')
      .optional(),
    example: 'Harbour & Pine <help@shop.example>',
    meaning: 'who letters are from',
  },
  WEBHOOK_URLS: {
    schema: list
      .pipe(
        z
          .array(z.url({ protocol: /^https?$/, error: 'addresses such as https://shop.example/presage' }))
          .max(10),
      )
      .default([]),
    example: 'https://shop.example/presage',
    meaning: 'servers that are told what happens',
  },
  WEBHOOK_SECRET: {
    schema: secret,
    example: 'openssl rand -hex 32',
    meaning: 'secret that signs webhooks',
  },
  WEBHOOK_EVENTS: {
    schema: list
      .pipe(
        z
          .array(
            z.string().refine(isKnown, 'types of events, as `/docs/events` names them, separated by commas'),
          )
          .min(1, 'at least one type of event'),
      )
      .default(USUAL),
    example: USUAL.join(','),
    meaning: 'which events webhooks are told of',
  },
  WEBHOOK_PERSONAL: {
    schema: onOff.default(false),
    example: 'off',
    meaning: 'whether webhooks are told what is personal',
  },
  WEBHOOK_ALLOW_INTERNAL: {
    schema: onOff.default(false),
    example: 'off',
    meaning: 'whether webhooks may go to internal addresses and by plain http, for development',
  },
} satisfies Record<string, Variable>;

/** What leaves the house does not tell of itself, or it would never end. */
function isKnown(type: string): boolean {
  return definitionOf(type) !== undefined && !type.startsWith('Outbound');
}
