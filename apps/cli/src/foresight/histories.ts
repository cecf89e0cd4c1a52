import { createReadStream } from 'node:fs';
import { behaviourEventsIn, type BehaviourSequence, endOf, Histories, type ItemFacts } from '#foresight';
import { readLogFile } from '#safekeeping';
import { asRecorded, simulate } from '#simulator';
import { loadDemo } from '../../../../src/demo/load.js';
import { loadSimulatedShop } from '../../../../src/demo/simulated-shop.js';
import { foreseen } from '../log/foreseen.js';
import { openStores } from '../open-stores.js';
import { progressOn } from '../import/progress.js';
import { DEMO_FOLDER } from './demo-folder.js';

/** Everything that is known of some people, and where it came from. */
export interface ReadHistories {
  readonly sequences: readonly BehaviourSequence[];
  /** Just after the last moment that is known. */
  readonly end: number;
  readonly items: readonly ItemFacts[];
  readonly simulated: boolean;
  /** The last position that was read; 0 where it is no log of this installation. */
  readonly upTo: bigint;
}

export interface SimulatedShops {
  readonly seeds: readonly number[];
  readonly shoppers: number;
  readonly days: number;
}

/** The day on which simulated shops begin: the same command always gives the same events. */
const BEGINNING = new Date('2026-01-05T00:00:00Z');
const DAY = 86_400_000;

/** Simulated shops with the demo shop's catalogue, one a seed. */
export async function simulatedHistories({ seeds, shoppers, days }: SimulatedShops): Promise<ReadHistories> {
  const shop = await loadSimulatedShop();
  const histories = new Histories();
  const progress = progressOn(process.stderr, 'Simulating');
  progress.start(seeds.length);
  for (const [i, seed] of seeds.entries()) {
    const story = { ...shop, seed, shoppers, days, from: BEGINNING };
    for (const event of asRecorded(simulate(story))) histories.take(event);
    progress.update(i + 1, `seed ${String(seed)}`);
  }
  progress.stop();
  const end = BEGINNING.getTime() + days * DAY;
  return { sequences: histories.sequences(), end, items: await demoItems(), simulated: true, upTo: 0n };
}

/** The log of an installation, up to a position. */
export const logHistories = (varFolder: string, upTo?: bigint): Promise<ReadHistories> =>
  foreseen(async () => {
    await using stores = await openStores(varFolder);
    const head = await stores.store.head();
    const last = upTo === undefined || upTo > head ? head : upTo;
    const histories = new Histories();
    for await (const event of behaviourEventsIn(stores.store, last)) histories.take(event);
    const sequences = histories.sequences();
    return { sequences, end: endOf(sequences), items: await demoItems(), simulated: false, upTo: last };
  });

/** A file of events as `presage export` writes it. */
export const fileHistories = (path: string): Promise<ReadHistories> =>
  foreseen(async () => {
    const histories = new Histories();
    for await (const line of readLogFile(createReadStream(path)))
      if (line.kind === 'event') histories.take(line.event);
    const sequences = histories.sequences();
    return { sequences, end: endOf(sequences), items: [], simulated: false, upTo: 0n };
  });

/** What the demo shop sells. */
async function demoItems(): Promise<readonly ItemFacts[]> {
  const { catalogue } = await loadDemo(DEMO_FOLDER);
  return catalogue.products.map(({ id, name, category, brand, price }) => ({
    item: id,
    title: `${name.en} ${name.zh}`,
    category,
    brand,
    price,
  }));
}
