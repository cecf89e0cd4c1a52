import type { Language } from '#protocol';
import { DAY } from './chance/durations.js';
import { seeded } from './chance/random.js';
import { waiting } from './chance/spread.js';
import { personOf } from './people/person.js';
import { shoppingHour } from './people/rhythm.js';
import { Shopper } from './people/shopper.js';
import type { ShopCatalogue } from './shop/catalogue.js';
import { Shop } from './shop/shop.js';
import type { Truth } from './truth.js';
import { keepsComing } from './visit/shopping.js';
import { type Phrases, type SimulatedEvent, World } from './world.js';

export interface SimulationSettings {
  readonly catalogue: ShopCatalogue;
  /** What shoppers write: at least one sentence of each language for every intent of `simulatedIntents`. */
  readonly phrases: Phrases;
  readonly seed: number;
  readonly shoppers: number;
  readonly days: number;
  /** The moment at which it begins. */
  readonly from: Date;
  /** How many shoppers there are of each language, in shares of any sum; default: three in four write English. */
  readonly languages?: Readonly<Record<Language, number>>;
  /** Shoppers come at any hour alike; default: by day, and most in the evening (UTC). */
  readonly roundTheClock?: boolean;
  /** Told what was behind what happened. It stands in no event. */
  readonly onTruth?: (truth: Truth) => void;
}

const LANGUAGES = { en: 3, zh: 1 };

/**
 * A shop's life: shoppers with tastes, goals and troubles of their own, and what of it shows in events.
 * `docs/simulator.md` tells the story that it follows.
 *
 * @returns events in order of time, made while they are read; the same settings always give the same events with the
 *   same ids, so that writing them twice stores them once
 */
export function* simulate(settings: SimulationSettings): Generator<SimulatedEvent, void> {
  const { seed, shoppers, days, onTruth = () => undefined, roundTheClock = false } = settings;
  const from = settings.from.getTime();
  const until = from + days * DAY;
  const shop = new Shop(settings.catalogue);
  const key = `${String(seed)}/${String(from)}`;
  const world = new World(shop, settings.phrases, key, until, roundTheClock, onTruth);
  for (let i = 1; i <= shoppers; i++) introduce(world, settings, i, from);

  for (;;) {
    const act = world.due.take();
    if (act === undefined) break;
    act.item();
    while (world.told.next < world.due.next) {
      const told = world.told.take();
      if (told === undefined || told.at >= until) break;
      yield told.item;
    }
  }
}

/** Those who know the shop come by about this often. */
const APART = 9 * DAY;

/** Two in five are new in the time that is told; the others have known the shop before. Who never comes costs nothing. */
function introduce(world: World, settings: SimulationSettings, i: number, from: number): void {
  const { seed, languages = LANGUAGES, days } = settings;
  const random = seeded(seed, 'shopper', i);
  const begin = from + (random.chance(0.4) ? random.next() * days * DAY : waiting(random, APART));
  const first = world.roundTheClock ? begin : shoppingHour(random, begin, begin);
  world.plan(first, () => {
    const key = `sim-${String(seed)}-${String(i)}`;
    const language = random.weighted(['en', 'zh'] as const, (each) => languages[each]);
    keepsComing(new Shopper(world, personOf(random, world.shop, language, key), random, key), first);
  });
}
