import type { Destination } from './destination.js';
import { FileDestination } from './file-destination.js';
import { LogDestination } from './log-destination.js';
import { ServerDestination } from './server-destination.js';
import { UsageError } from '../usage-error.js';

/**
 * @param to `log`, the name of a file, or the address of a server
 * @throws UsageError where it cannot be used
 */
export function openDestination(
  to: string,
  { var: folder, writeKey }: { readonly var: string; readonly writeKey: string },
): Promise<Destination> {
  if (to === 'log') return LogDestination.open(folder);
  if (/^https?:\/\//.test(to)) return Promise.resolve(new ServerDestination(addressOf(to), writeKey));
  if (/\.(ndjson|jsonl)$/.test(to)) return FileDestination.open(to);
  throw new UsageError(
    `--to ${to}: give log, a file that ends in .ndjson, or an address such as http://localhost:3000.`,
  );
}

function addressOf(text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  throw new UsageError(`--to ${text} is no address.`);
}
