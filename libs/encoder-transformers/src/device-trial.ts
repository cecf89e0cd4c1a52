import type { EncoderStart } from './encoder-messages.js';
import { SentenceModel } from './sentence-model.js';
import { warmUp } from './warm-up.js';

/** Entry of the process that tries a device; what it says on standard error is read by `checkDevice`. */
try {
  const start = JSON.parse(process.argv[2] ?? '{}') as EncoderStart;
  await warmUp(await SentenceModel.load(start), start.batch);
  process.exit(0);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
