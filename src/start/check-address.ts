import { createServer } from 'node:net';
import type { Config } from '../config/config.js';

/**
 * Finds out before anything is opened or learned whether the address can be listened on.
 *
 * @throws the system's error where it is taken or not allowed
 */
export function checkAddress({ port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
