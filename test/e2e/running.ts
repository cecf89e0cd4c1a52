import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../src/config/config.js';
import { FixedForesight } from '../../src/foresight/online/serving-foresight.js';
import { type House, openHouse, type Replacements } from '../../src/house.js';
import { type Server, startServer } from '../../src/server.js';
import { demoAccounts } from '../../src/shop/demo-staff.js';
import { prepareDemo } from '../../src/start/prepare-demo.js';
import { keywordClassifier } from './keyword-classifier.js';

export const WRITE_KEY = 'harbour-pine';

export interface Running {
  readonly url: string;
  readonly house: House;
  readonly folder: string;
  /** Stops the server and keeps its data. */
  stop(): Promise<void>;
  /** Stops the server and removes its data. */
  remove(): Promise<void>;
}

interface Options extends Replacements {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the demo's half year of history is there; its accounts always are. */
  readonly seeded?: boolean;
}

/** The real server with real files in a folder of its own, on a port of its own; only the models are fakes or none, unless there is a folder for models. */
export async function running(options: Options = {}): Promise<Running> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'presage-e2e-')));
  const config = readConfig({ PORT: '0', PRESAGE_VAR: folder, LOG_LEVEL: 'silent', ...options.env });
  const house = await openHouse(config, pino({ level: config.logLevel ?? 'silent' }), {
    ...(options.modelsFolder === undefined && {
      openClassifier: keywordClassifier,
      serving: new FixedForesight(),
    }),
    ...options,
  });
  if (options.seeded === true) await prepareDemo(house);
  else
    for (const { member, password } of demoAccounts(house.secrets)) await house.staff.add(member, password);
  const server: Server = await startServer(house);
  for (const role of house.roles) await role.settled?.();
  return {
    url: server.url,
    house,
    folder,
    stop: () => server.close(),
    remove: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
