import { SystemClock, UuidV7Ids } from '#kernel';
import { ProjectionRunner } from '#projections';
import { Forgetting } from '../../src/forgetting/forgetting.js';
import { projections } from '../../src/projections.js';
import { openStores } from '../../src/stores/open-stores.js';

/** Forgets a shopper, and dies between the forgetting and the destruction of the keys. */
const dataFolder = process.argv[2] ?? '';
const stores = await openStores({
  dataFolder,
  masterKey: undefined,
  eventStore: 'sqlite',
  readModels: 'sqlite',
});
// The projections go down with the process before they come to the event: none runs here.
const runner = new ProjectionRunner(stores.store, stores.readModels, projections, new SystemClock());
await runner.start();
await runner.untilCaughtUp(await stores.store.head());
await runner.stop();
stores.keys.destroy = () => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};
const forgetting = new Forgetting({
  ...stores,
  clock: new SystemClock(),
  ids: new UuidV7Ids(),
  projections,
  untilCaughtUp: async () => undefined,
  dataFolder,
  backupsFolder: dataFolder,
});
const actor = { kind: 'administrator', id: 'admin' } as const;
await forgetting.forget('u-anna', { actor, correlationId: 'test', reason: 'asked' });
