import { readConfig } from './config/config.js';
import { openHouse } from './house.js';
import { openLogger } from './log.js';
import { checkAddress } from './start/check-address.js';
import { checkEncoder } from './start/check-encoder.js';
import { prepareDemo } from './start/prepare-demo.js';
import { readinessOf } from './readiness-of.js';
import { startServer } from './server.js';
import { inOneSentence } from './start/in-one-sentence.js';
import { stopOnSignals } from './start/signals.js';
import { summary } from './start/summary.js';

try {
  const config = readConfig(process.env);
  await checkAddress(config);
  await checkEncoder(config);
  const logger = openLogger(config);
  const house = await openHouse(config, logger);
  if (config.demo && config.roles.has('gateway')) await prepareDemo(house);
  const server = await startServer(house);
  stopOnSignals(() => server.close(), logger);
  for (const role of house.roles) await role.settled?.();
  process.stdout.write(summary(house, server.url, await readinessOf(house).look()));
} catch (error) {
  process.stderr.write(`${inOneSentence(error)}\n`);
  process.exit(1);
}
