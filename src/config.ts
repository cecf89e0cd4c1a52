import { z } from 'zod';

/** Parts of Presage that can run in processes of their own. They meet only in the log. */
export const roles = ['gateway', 'projector', 'understanding', 'assistant'] as const;
export type RoleName = (typeof roles)[number];

const DEMO_WRITE_KEY = 'harbour-pine';
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const number = (max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `a number from 0 to ${max}`)
    .transform(Number)
    .pipe(z.number().max(max, `a number from 0 to ${max}`));
const secret = z.string().min(16, 'at least 16 characters').optional();

interface Variable {
  readonly schema: z.ZodType;
  readonly example: string;
  readonly meaning: string;
}

/** Every variable Presage reads: how it is checked, and an example for the one who got it wrong. */
const variables = {
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
    schema: z.string().min(8, 'at least 8 characters').max(200).default(DEMO_WRITE_KEY),
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
  INGEST_PER_SECOND: {
    schema: number(1_000_000).default(5000),
    example: '5000',
    meaning: 'calls a second that one address may send with one write key',
  },
  MESSAGES_PER_MINUTE: {
    schema: number(1_000_000).default(60),
    example: '60',
    meaning: 'chat messages a minute from one shopper',
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
} satisfies Record<string, Variable>;

type Name = keyof typeof variables;
type Values = { readonly [N in Name]: z.output<(typeof variables)[N]['schema']> };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly roles: ReadonlySet<RoleName>;
  readonly writeKey: string;
  readonly identitySecret: string | undefined;
  readonly tokenSecret: string | undefined;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly demo: boolean;
  readonly allowedOrigins: readonly string[];
  readonly ingestPerSecond: number;
  readonly messagesPerMinute: number;
  readonly secureCookies: boolean;
  readonly trustProxy: boolean;
}

/** A variable that cannot be used; the message is one sentence for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads and checks the environment once.
 *
 * @throws ConfigError naming the first wrong variable, with an example
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const values: Partial<Record<Name, unknown>> = {};
  for (const [name, variable] of Object.entries(variables) as [Name, Variable][]) {
    const given = environment[name]?.trim();
    const parsed = variable.schema.safeParse(given === '' ? undefined : given);
    if (!parsed.success) {
      const reason = parsed.error.issues[0]?.message ?? 'not understood';
      throw new ConfigError(
        `${name} (${variable.meaning}) cannot be ${JSON.stringify(given)}: ${reason}. Example: ${name}=${variable.example}`,
      );
    }
    values[name] = parsed.data;
  }
  return toConfig(values as Values);
}

function toConfig(values: Values): Config {
  if (!values.DEMO && values.WRITE_KEY === DEMO_WRITE_KEY) {
    throw new ConfigError(
      `WRITE_KEY (${variables.WRITE_KEY.meaning}) is needed where DEMO=off, because the demo's key is public. Example: WRITE_KEY=${variables.WRITE_KEY.example}`,
    );
  }
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: values.PRESAGE_VAR,
    roles: new Set(values.PRESAGE_ROLES),
    writeKey: values.WRITE_KEY,
    identitySecret: values.IDENTITY_SECRET,
    tokenSecret: values.TOKEN_SECRET,
    logLevel: values.LOG_LEVEL,
    demo: values.DEMO,
    allowedOrigins: values.ALLOWED_ORIGINS,
    ingestPerSecond: values.INGEST_PER_SECOND,
    messagesPerMinute: values.MESSAGES_PER_MINUTE,
    secureCookies: values.SECURE_COOKIES,
    trustProxy: values.TRUST_PROXY,
  };
}
