import { masterKeyIn } from '#keys-sqlite';
import { z } from 'zod';
import { answerModelVariables } from './answer-model-variables.js';
import { contentVariables } from './content-variables.js';
import { deskVariables } from './desk-variables.js';
import { limitVariables } from './limit-variables.js';
import { modelVariables } from './model-variables.js';
import { outboundVariables } from './outbound-variables.js';
import { readingVariables } from './reading-variables.js';
import { list, number, onOff, secret } from './schemas.js';
import type { Variable } from './variable.js';

/** Parts of Presage that can run in processes of their own. They meet only in the log. */
export const roles = ['gateway', 'projector', 'understanding', 'foresight', 'assistant'] as const;
export type RoleName = (typeof roles)[number];

export const DEMO_WRITE_KEY = 'harbour-pine';

/** Every variable Presage reads: how it is checked, and an example for the one who got it wrong. */
export const variables = {
  PORT: {
    schema: number(65_535).default(3000),
    example: '3000',
    meaning: 'port to listen on',
  },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    example: '127.0.0.1',
    meaning: 'address to listen on',
  },
  PRESAGE_VAR: {
    schema: z.string().min(1).default('var'),
    example: 'var',
    meaning: 'folder that keeps all data',
  },
  PRESAGE_BACKUPS: {
    schema: z.string().min(1).optional(),
    example: '/mnt/backups',
    meaning: 'folder that backups go into',
  },
  PRESAGE_ROLES: {
    schema: list
      .pipe(
        z.array(z.enum(roles, `any of ${roles.join(', ')}, separated by commas`)).min(1, 'at least one role'),
      )
      .default([...roles]),
    example: roles.join(','),
    meaning: 'which parts run in this process',
  },
  WRITE_KEY: {
    schema: z
      .string()
      .regex(/^[\w.~-]{8,200}$/, '8 to 200 letters, digits or . _ ~ -')
      .default(DEMO_WRITE_KEY),
    example: 'a-key-of-your-shop',
    meaning: 'key with which the shop sends behaviour',
  },
  IDENTITY_SECRET: {
    schema: secret,
    example: 'openssl rand -hex 32',
    meaning: 'secret under which the shop signs user ids',
  },
  TOKEN_SECRET: {
    schema: secret,
    example: 'openssl rand -hex 32',
    meaning: 'secret that signs visitor tokens',
  },
  LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
    example: 'info',
    meaning: 'how much is logged',
  },
  DEMO: {
    schema: onOff.default(true),
    example: 'on',
    meaning: 'whether the demo shop and its accounts are there',
  },
  PRESAGE_MASTER_KEY: {
    schema: z
      .string()
      .refine((text) => masterKeyIn(text) !== undefined, '32 bytes in hexadecimal or base64')
      .optional(),
    example: '$(openssl rand -hex 32)',
    meaning: 'key that wraps the keys of shoppers',
  },
  EVENT_STORE: {
    schema: z
      .string()
      .regex(
        /^(sqlite$|postgres(ql)?:\/\/|kurrentdb(\+discover)?:\/\/)/,
        'sqlite, postgres://… or kurrentdb://…',
      )
      .default('sqlite'),
    example: 'postgres://presage:password@127.0.0.1:5432/presage',
    meaning: 'where the log is kept',
  },
  READ_MODELS: {
    schema: z
      .string()
      .regex(/^(sqlite$|postgres(ql)?:\/\/)/, 'sqlite or postgres://…')
      .default('sqlite'),
    example: 'postgres://presage:password@127.0.0.1:5432/presage',
    meaning: 'where documents made from the log are kept',
  },
  ALLOWED_ORIGINS: {
    schema: list
      .pipe(
        z.array(
          z.url({ protocol: /^https?$/, error: 'origins such as https://shop.example, separated by commas' }),
        ),
      )
      .transform((origins) => origins.map((origin) => new URL(origin).origin))
      .default([]),
    example: 'https://shop.example,https://www.shop.example',
    meaning: 'further sites that may carry the widget; empty allows every site',
  },
  SIMULATED_VISITORS: {
    schema: number(600).default(0),
    example: '5',
    meaning: 'simulated visitors a minute in the demo shop',
  },
  SECURE_COOKIES: {
    schema: onOff.default(false),
    example: 'on',
    meaning: 'whether staff cookies need HTTPS',
  },
  TRUST_PROXY: {
    schema: onOff.default(false),
    example: 'on',
    meaning: 'whether a reverse proxy names the client address',
  },
  ...contentVariables,
  ...limitVariables,
  ...readingVariables,
  ...deskVariables,
  ...modelVariables,
  ...answerModelVariables,
  ...outboundVariables,
} satisfies Record<string, Variable>;

export type Name = keyof typeof variables;
export type Values = { readonly [N in Name]: z.output<(typeof variables)[N]['schema']> };
