import { join } from 'node:path';
import type { BusinessHours } from '#assistance';
import type { EncoderOptions } from '#encoder-transformers';
import { DEMO_WRITE_KEY, type Name, type RoleName, type Values, variables } from './variables.js';
import { ConfigError } from './config-error.js';
import { modelsIn } from './model-config.js';
import { type ContentConfig, contentIn } from './content-config.js';
import { missing } from './missing.js';
import { modelVariables } from './model-variables.js';
import { type OutboundConfig, outboundIn } from './outbound-config.js';
import { type BackendConfig, backendIn } from './service-config.js';
import type { Variable } from './variable.js';

export interface Config extends ContentConfig {
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
  /** Which encoder, and what it computes on. */
  readonly encoder: EncoderOptions;
  /** What trains the network of foresight. */
  readonly trainer: Values['TRAINER'];
  /** When people answer; absent: around the clock. */
  readonly businessHours: BusinessHours | undefined;
  /** The shop's own server; absent where it has none for Presage, or is the demo's. */
  readonly shopBackend: BackendConfig | undefined;
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

function toConfig(values: Values): Config {
  if (!values.DEMO && values.WRITE_KEY === DEMO_WRITE_KEY)
    throw missing('WRITE_KEY', variables.WRITE_KEY, 'DEMO=off, because the demo’s key is public');
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
    encoder: modelsIn(values),
    trainer: values.TRAINER,
    ...contentIn(values),
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
