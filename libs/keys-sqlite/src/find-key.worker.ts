import { parentPort, workerData } from 'node:worker_threads';
import { SqliteShopperKeys } from './sqlite-shopper-keys.js';

/** For the test that a thread is not given a destroyed key: answers what became of a key. */
const { path, master } = workerData as { readonly path: string; readonly master: Uint8Array };
const keys = new SqliteShopperKeys(path, master);
parentPort?.on('message', (id: string) => {
  void keys.find([id]).then((found) => parentPort?.postMessage(found.get(id)?.kind));
});
