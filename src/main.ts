import { readConfig } from './config/config.js';
import { inOneSentence } from './start/in-one-sentence.js';

try {
  const config = readConfig(process.env);
  // The server takes its time to load: what is wrong with the environment is said before.
  const { run } = await import('./start/run.js');
  await run(config);
} catch (error) {
  process.stderr.write(`${inOneSentence(error)}\n`);
  process.exit(1);
}
