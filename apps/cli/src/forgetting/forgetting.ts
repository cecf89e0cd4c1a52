import { SystemClock, UuidV7Ids } from '#kernel';
import { keyDestroyer } from '#privacy';
import { ProjectionRunner } from '#projections';
import { Forgetting } from '../../../../src/forgetting/forgetting.js';
import { projections } from '../../../../src/projections.js';
import { openStores } from '../open-stores.js';

export interface OpenForgetting extends AsyncDisposable {
  readonly forgetting: Forgetting;
}

/** Forgetting with projections of its own, so that it works beside a server as well as without one. */
export async function forgetting(varFolder: string, backupsFolder: string): Promise<OpenForgetting> {
  const stores = await openStores(varFolder);
  const clock = new SystemClock();
  const runner = new ProjectionRunner(stores.store, stores.readModels, projections, clock, {
    beforeRefold: keyDestroyer(stores.keys),
  });
  await runner.start();
  return {
    forgetting: new Forgetting({
      ...stores,
      clock,
      ids: new UuidV7Ids(),
      projections,
      untilCaughtUp: (position) => runner.untilCaughtUp(position),
      dataFolder: varFolder,
      backupsFolder,
    }),
    [Symbol.asyncDispose]: async () => {
      await runner.stop();
      await stores.close();
    },
  };
}
