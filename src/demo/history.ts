import { anonymousShopper, knownShopper, shopperStream } from '#protocol';
import { arrives } from './aftermath.js';
import { browse } from './browsing.js';
import { pastConversations } from './conversations.js';
import type { Catalogue, DemoShopper, HelpArticle } from './load.js';
import { pastOffers } from './offers.js';
import { buy } from './orders.js';
import { seeded } from '#simulator';
import { aboutAnOrder, tellSituation } from './situations.js';
import { basket } from './taste.js';
import { DAY, HOUR, tell, Visit, type HistoryEvent, type Story } from './visit.js';

export type { HistoryEvent } from './visit.js';

export interface HistoryOptions {
  /** The moment at which the story ends. */
  readonly now: Date;
  readonly seed: number;
  /** Help articles, for the pages shoppers read and the answers they got. */
  readonly help?: readonly HelpArticle[];
}

/** How far back the story goes. */
const WINDOW_DAYS = 180;
/** How many of the first visits are anonymous, where the shopper came to us within the window. */
const ANONYMOUS_VISITS = 2;

/**
 * Half a year of the demo shop: what each shopper did, up to the situation they are in now.
 * The same arguments always give the same events, oldest first.
 */
export function demoHistory(
  catalogue: Catalogue,
  shoppers: readonly DemoShopper[],
  { now, seed, help = [] }: HistoryOptions,
): HistoryEvent[] {
  const told = shoppers.flatMap((shopper, i) => {
    const random = seeded(seed, shopper.id);
    const story: Story = {
      shopper,
      catalogue,
      help,
      random,
      now: now.getTime(),
      events: [],
      orders: 0,
      index: i + 1,
    };
    tellShopper(story);
    return story.events;
  });
  const at = ({ event }: HistoryEvent): string => event.metadata.occurredAt;
  return told.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
}

function tellShopper(story: Story): void {
  const { shopper } = story;
  const known = knownShopper(shopper.id);
  const times = visitTimes(story);
  const anonymous = shopper.sinceDaysAgo > WINDOW_DAYS ? 0 : Math.min(ANONYMOUS_VISITS, times.length - 1);
  const orderTimes = ordinaryOrders(story, times.slice(anonymous));
  for (const [i, time] of times.entries()) {
    const visit = new Visit(story, i < anonymous ? anonymousShopper(anonymousId(shopper)) : known, time);
    if (i === anonymous) identify(visit, anonymous > 0 ? anonymousId(shopper) : undefined);
    if (orderTimes.has(time)) arrives(story, buy(visit, basket(story, story.random.between(1, 3))));
    else browse(visit);
  }
  tellSituation(story, known);
  pastConversations(story, known, times.slice(anonymous));
  pastOffers(story);
}

const anonymousId = (shopper: DemoShopper): string => `visitor-${shopper.id.slice('shopper-'.length)}`;

/** The visitor signs in; what they did before becomes theirs. */
function identify(visit: Visit, anonymous_id: string | undefined): void {
  const { name, email, phone, city, language, id } = visit.story.shopper;
  visit.does('ShopperIdentified', {
    user_id: id,
    ...(anonymous_id === undefined ? {} : { anonymous_id }),
    traits: { name, email, phone, city, language },
  });
  if (anonymous_id === undefined) return;
  const actor = { kind: 'system', id: 'demo' } as const;
  const merged = { from: anonymousShopper(anonymous_id), into: visit.shopperId };
  tell(visit.story, shopperStream(visit.shopperId), 'ShoppersMerged', visit.at++, merged, { actor });
}

/** @returns when the shopper came by before the situation, oldest first, spread by their rhythm over daytime hours */
function visitTimes({ shopper, now, random }: Story): number[] {
  const start = now - Math.min(WINDOW_DAYS, shopper.sinceDaysAgo) * DAY;
  const end = now - (shopper.situation === 'lapsed' ? random.between(95, 120) : 1) * DAY;
  const count = Math.max(3, Math.round(((end - start) / DAY / 30) * shopper.rhythm.visitsPerMonth));
  const slot = (end - start) / count;
  const times = Array.from({ length: count }, (_, i) => {
    const at = start + (i + random.next() * 0.8) * slot;
    const daytime = at - (at % DAY) + random.weighted(hours, (hour) => (hour >= 18 ? 3 : 1)) * HOUR;
    return Math.min(Math.max(daytime, start), end - HOUR) + random.between(0, 59 * 60) * 1000;
  });
  return [...new Set(times)].sort((a, b) => a - b);
}
const hours = Array.from({ length: 16 }, (_, i) => i + 7);

/** @returns the visits that end with an order; all of these orders have arrived long before now */
function ordinaryOrders({ shopper, now }: Story, times: readonly number[]): Set<number> {
  const share = Math.min(1, WINDOW_DAYS / shopper.sinceDaysAgo);
  const current = aboutAnOrder.has(shopper.situation) ? 1 : 0;
  const latest = now - (shopper.situation === 'refund-pending' ? 32 : 14) * DAY;
  const possible = times.filter((time) => time < latest);
  const wanted = Math.min(possible.length, Math.max(0, Math.round(shopper.purchases * share) - current));
  const step = possible.length / Math.max(1, wanted);
  return new Set(Array.from({ length: wanted }, (_, i) => possible[Math.floor((i + 0.5) * step)] ?? latest));
}
