import { readStoresConfig } from '../../../src/config/config.js';
import { openStores as open, type Stores as Opened } from '../../../src/stores/open-stores.js';
import { UsageError } from './usage-error.js';

export type Stores = Opened & AsyncDisposable;

/**
 * What an installation keeps, as the server opens it.
 *
 * @throws UsageError where it cannot be used
 */
export async function openStores(varFolder: string): Promise<Stores> {
  try {
    const stores = await open(readStoresConfig({ ...process.env, PRESAGE_VAR: varFolder }));
    return { ...stores, [Symbol.asyncDispose]: () => stores.close() };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
