import { join } from 'node:path';
import type { BusinessHours, ShopFacts } from '#assistance';
import type { EncoderOptions } from '#encoder-transformers';
import { DEMO_WRITE_KEY, type Name, type RoleName, type Values, variables } from './variables.js';
import { ConfigError } from './config-error.js';
import { modelsIn } from './model-config.js';
import type { AnswerModelConfig } from './answer-model-variables.js';
import { modelVariables } from './model-variables.js';
import { type OutboundConfig, outboundIn } from './outbound-config.js';
import type { Variable } from './variable.js';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** 32 bytes as text; where it is absent, a file in the data folder holds them. */
  readonly masterKey: string | undefined;
  /** `sqlite`: a file in the data folder; else the address of a server. */
  readonly eventStore: string;
  /** `sqlite`: files in the data folder; else the address of a PostgreSQL database. */
  readonly readModels: string;
  /** Where backups go. */
  readonly backupsFolder: string;
  readonly roles: ReadonlySet<RoleName>;
  readonly writeKey: string;
  readonly identitySecret: string | undefined;
  readonly tokenSecret: string | undefined;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly demo: boolean;
  readonly allowedOrigins: readonly string[];
  /** Folder or file of example sentences. */
  readonly intents: string;
  /** Which encoder, and what it computes on. */
  readonly encoder: EncoderOptions;
  /** What trains the network of foresight. */
  readonly trainer: Values['TRAINER'];
  /** Folder or file of sentences that models are compared on and never learn from. */
  readonly golden: string;
  /** Folder of answers. */
  readonly answers: string;
  /** Folder of help articles; absent: the demo shop's, or none. */
  readonly articles: string | undefined;
  /** Where an article is read, with `{id}` in the place of its id; absent: articles have no address. */
  readonly articleUrl: string | undefined;
  /** What may write answers; absent: nothing does. */
  readonly answerModel: AnswerModelConfig | undefined;
  /** Folder of canned replies. */
  readonly canned: string;
  /** File of rules; absent: `recommendations.yml` where that is there, or the demo shop's. */
  readonly recommendationRules: string | undefined;
  /** What answers say of the shop, where it is not the demo's. */
  readonly shop: ShopFacts;
  /** When people answer; absent: around the clock. */
  readonly businessHours: BusinessHours | undefined;
  /** The shop's own server; absent where it has none for Presage, or is the demo's. */
  readonly shopBackend: { readonly url: string; readonly secret: string } | undefined;
  readonly reading: ReadingConfig;
  /** What may leave the house, and where to. */
  readonly outbound: OutboundConfig;
  readonly ingestPerSecond: number;
  readonly messagesPerMinute: number;
  readonly connectionsPerMinute: number;
  /** Simulated visitors a minute; 0 where the shop is no demo. */
  readonly simulatedVisitors: number;
  readonly assignment: Values['ASSIGNMENT'];
  /** Whether agents see what a shopper writes before it is sent. */
  readonly showTyping: boolean;
  readonly secureCookies: boolean;
  readonly trustProxy: boolean;
}

/** What is to be known for reading messages. */
export interface ReadingConfig {
  readonly timeZone: string;
  /** Absent: only telephone numbers with a country code, and Chinese mobile ones. */
  readonly country: string | undefined;
  /** Absent: the usual ways. */
  readonly orderNumbers: RegExp | undefined;
}

export { ConfigError };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment once.
 *
 * @throws ConfigError naming the first wrong variable, with an example
 */
export function readConfig(environment: Environment): Config {
  return toConfig(valuesOf(Object.keys(variables) as Name[], environment));
}

const STORES = ['PRESAGE_VAR', 'PRESAGE_MASTER_KEY', 'EVENT_STORE', 'READ_MODELS'] as const;

/** What says where an installation keeps things, for whoever needs nothing else: the command line. */
export const readStoresConfig = (environment: Environment): StoresConfig =>
  storesIn(valuesOf(STORES, environment));

/** Where backups go. */
export const readBackupsFolder = (environment: Environment): string =>
  backupsIn(valuesOf(['PRESAGE_VAR', 'PRESAGE_BACKUPS'], environment));

const MODELS = ['PRESAGE_VAR', ...(Object.keys(modelVariables) as (keyof typeof modelVariables)[])] as const;

/** The encoder that an installation uses. */
export const readEncoderConfig = (environment: Environment): EncoderOptions =>
  modelsIn(valuesOf(MODELS, environment));

const backupsIn = (values: Pick<Values, 'PRESAGE_VAR' | 'PRESAGE_BACKUPS'>): string =>
  values.PRESAGE_BACKUPS ?? join(values.PRESAGE_VAR, 'backups');

/** It can be handed to a thread. */
export type StoresConfig = Pick<Config, 'dataFolder' | 'masterKey' | 'eventStore' | 'readModels'>;

const storesIn = (values: Pick<Values, (typeof STORES)[number]>): StoresConfig => ({
  dataFolder: values.PRESAGE_VAR,
  masterKey: values.PRESAGE_MASTER_KEY,
  eventStore: values.EVENT_STORE,
  readModels: values.READ_MODELS,
});

function valuesOf<Wanted extends Name>(
  names: readonly Wanted[],
  environment: Environment,
): Pick<Values, Wanted> {
  const values: Partial<Record<Name, unknown>> = {};
  for (const name of names) {
    const variable: Variable = variables[name];
    const given = environment[name]?.trim();
    const parsed = variable.schema.safeParse(given === '' ? undefined : given);
    if (!parsed.success) {
      const reason = parsed.error.issues[0]?.message ?? 'not understood';
      throw new ConfigError(
        `${name} (${variable.meaning}) cannot be ${JSON.stringify(withoutPassword(given))}: ${reason}. Example: ${name}=${variable.example}`,
      );
    }
    values[name] = parsed.data;
  }
  return values as Pick<Values, Wanted>;
}

/** What goes wrong at the start is often copied into a ticket. */
const withoutPassword = (address: string | undefined): string | undefined =>
  address?.replace(/(:\/\/[^:@/]*):[^@]*@/, '$1:…@');

const DEMO_ARTICLE_URL = '/shop/help/{id}';

const contentIn = ({ DEMO, ARTICLES, ARTICLE_URL, CANNED, ...values }: Values) => ({
  articles: ARTICLES,
  articleUrl: ARTICLE_URL ?? (DEMO && ARTICLES === undefined ? DEMO_ARTICLE_URL : undefined),
  canned: CANNED,
  answerModel: answerModelIn(values),
});

type AnswerModelValues = Pick<Values, Extract<Name, `ANSWER_MODEL${string}`>>;

function answerModelIn(values: AnswerModelValues): AnswerModelConfig | undefined {
  const { ANSWER_MODEL: model, ANSWER_MODEL_URL: url, ANSWER_MODEL_KEY: key, ANSWER_MODEL_SECONDS } = values;
  if (model === undefined) return undefined;
  if (url !== undefined) return { model, url, key, seconds: ANSWER_MODEL_SECONDS };
  throw new ConfigError(
    `ANSWER_MODEL_URL (${variables.ANSWER_MODEL_URL.meaning}) is needed where ANSWER_MODEL is set. Example: ANSWER_MODEL_URL=${variables.ANSWER_MODEL_URL.example}`,
  );
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
    ...storesIn(values),
    backupsFolder: backupsIn(values),
    roles: new Set(values.PRESAGE_ROLES),
    writeKey: values.WRITE_KEY,
    identitySecret: values.IDENTITY_SECRET,
    tokenSecret: values.TOKEN_SECRET,
    logLevel: values.LOG_LEVEL,
    demo: values.DEMO,
    allowedOrigins: values.ALLOWED_ORIGINS,
    intents: values.INTENTS,
    ...{ encoder: modelsIn(values), trainer: values.TRAINER },
    golden: values.GOLDEN,
    answers: values.ANSWERS,
    ...contentIn(values),
    recommendationRules: values.RECOMMENDATIONS,
    shop: {
      name: { en: values.SHOP_NAME, zh: values.SHOP_NAME },
      returnDays: values.SHOP_RETURN_DAYS,
      freeShippingFrom: { amount: values.SHOP_FREE_SHIPPING_FROM, currency: values.SHOP_CURRENCY },
      timeZone: values.SHOP_TIME_ZONE,
    },
    businessHours: values.BUSINESS_HOURS,
    shopBackend: backendIn(values),
    reading: {
      timeZone: values.SHOP_TIME_ZONE,
      country: values.SHOP_COUNTRY,
      orderNumbers: values.ORDER_NUMBERS,
    },
    outbound: outboundIn(values),
    ingestPerSecond: values.INGEST_PER_SECOND,
    messagesPerMinute: values.MESSAGES_PER_MINUTE,
    connectionsPerMinute: values.CONNECTIONS_PER_MINUTE,
    simulatedVisitors: values.DEMO ? values.SIMULATED_VISITORS : 0,
    assignment: values.ASSIGNMENT,
    showTyping: values.SHOW_TYPING,
    secureCookies: values.SECURE_COOKIES,
    trustProxy: values.TRUST_PROXY,
  };
}

function backendIn({ SHOP_BACKEND: url, SHOP_BACKEND_SECRET: secret }: Values): Config['shopBackend'] {
  if (url === undefined) return undefined;
  if (secret !== undefined) return { url, secret };
  throw new ConfigError(
    `SHOP_BACKEND_SECRET (${variables.SHOP_BACKEND_SECRET.meaning}) is needed where SHOP_BACKEND is set. Example: SHOP_BACKEND_SECRET=${variables.SHOP_BACKEND_SECRET.example}`,
  );
}
