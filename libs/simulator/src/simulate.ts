import type { Language } from '#protocol';
import { DAY } from './chance/durations.js';
import { type Random, seeded } from './chance/random.js';
import { waiting } from './chance/spread.js';
import { personOf } from './people/person.js';
import { nextVisit } from './people/rhythm.js';
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

/** Two in five are new in the time that is told; the others have known the shop before. */
function introduce(
  world: World,
  { seed, languages = LANGUAGES, days }: SimulationSettings,
  i: number,
  from: number,
) {
  const random: Random = seeded(seed, 'shopper', i);
  const key = `sim-${String(seed)}-${String(i)}`;
  const language = random.weighted(['en', 'zh'] as const, (each) => languages[each]);
  const person = personOf(random, world.shop, language, key);
  const shopper = new Shopper(world, person, random, key);
  const isNew = random.chance(0.4);
  const start = isNew ? from + random.next() * days * DAY : from + waiting(random, person.apart);
  keepsComing(shopper, nextVisit(random, start - DAY / 24, DAY / 48, world.roundTheClock));
}
