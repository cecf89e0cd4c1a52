import type { House } from '../house.js';
import { enableDemoPolicies } from '../help/enable-demo-policies.js';
import { DemoShop } from '../shop/demo-shop.js';
import { addDemoStaff } from '../shop/demo-staff.js';
import { seedDemo } from '../shop/seed.js';
import { showProgress } from './progress.js';

/** Makes sure that the demo's accounts and its half year of history are there. */
export async function prepareDemo({ store, config, clock, staff, secrets, logger }: House): Promise<void> {
  await addDemoStaff(staff, secrets);
  const place = { store, dataFolder: config.dataFolder, now: clock.now() };
  const seeded = await seedDemo(
    place,
    () => DemoShop.load(),
    (done, all) => showProgress('Filling the demo shop', done / all),
  );
  await enableDemoPolicies({ store, clock });
  if (seeded > 0) logger.info({ events: seeded }, 'the demo shop is seeded');
}
