import type { Config } from '../config/config.js';
import { openHouse } from '../house.js';
import { openLogger } from '../log.js';
import { readinessOf } from '../readiness-of.js';
import { startServer } from '../server.js';
import { checkAddress } from './check-address.js';
import { checkEncoder } from './check-encoder.js';
import { prepareDemo } from './prepare-demo.js';
import { stopOnSignals } from './signals.js';
import { summary } from './summary.js';

/** Starts the server and says where it is; it ends with the process. */
export async function run(config: Config): Promise<void> {
  await checkAddress(config);
  await checkEncoder(config);
  const logger = openLogger(config);
  const house = await openHouse(config, logger);
  if (config.demo && config.roles.has('gateway')) await prepareDemo(house);
  const server = await startServer(house);
  stopOnSignals(() => server.close(), logger);
  for (const role of house.roles) await role.settled?.();
  process.stdout.write(summary(house, server.url, await readinessOf(house).look()));
}
