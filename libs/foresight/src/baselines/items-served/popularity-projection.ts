import type { Projection, Settings } from '#projections';
import type { ReadModels } from '#read-models';
import { faded, rounded } from './decay.js';
import { isItemAct, ITEM_ACTS, productsOf, timeOf } from './item-acts.js';

/** How much an item is turned to by everybody: a sum in which what is long ago counts less. */
export interface ItemPopularity {
  readonly item: string;
  /** As of `at`, milliseconds since 1970. */
  readonly score: number;
  readonly at: number;
  /** Orders items by their score at any one moment: the binary logarithm of the score, on a scale that all share. */
  readonly strength: number;
  readonly viewed: number;
  readonly added: number;
  readonly bought: number;
}

const WEIGHTS = { viewed: 1, added: 3, bought: 5 } as const;
type Act = keyof typeof WEIGHTS;

const ACTS: Readonly<Record<(typeof ITEM_ACTS)[number], Act>> = {
  ProductClicked: 'viewed',
  ProductViewed: 'viewed',
  ProductAdded: 'added',
  OrderCompleted: 'bought',
};
const DAY_MS = 86_400_000;
const DEFAULTS = { halfLifeDays: 14 };

/** What is looked at and bought most, by item. It serves from the first event, with nothing to train. */
const popularityWith = ({ halfLifeDays }: typeof DEFAULTS): Projection<ItemPopularity> => ({
  name: 'item-popularity',
  version: 1,
  indexes: ['strength'],
  handles: ITEM_ACTS,
  links: [],
  aggregate: { ownOf: () => [] },
  settings: { halfLifeDays },
  configured: (settings: Settings) => popularityWith({ ...DEFAULTS, ...settings }),
  apply(event, documents) {
    if (!isItemAct(event)) return [];
    const act = ACTS[event.type];
    return productsOf(event).map(({ product_id: item }) => ({
      kind: 'put',
      key: item,
      document: turnedTo(documents.get(item) ?? unseen(item), act, timeOf(event), halfLifeDays),
    }));
  },
  keysOf: (event) => (isItemAct(event) ? productsOf(event).map(({ product_id: item }) => item) : []),
});

export const itemPopularityProjection = popularityWith(DEFAULTS);

const unseen = (item: string): ItemPopularity => ({
  item,
  score: 0,
  at: 0,
  strength: 0,
  viewed: 0,
  added: 0,
  bought: 0,
});

function turnedTo(before: ItemPopularity, act: Act, time: number, halfLifeDays: number): ItemPopularity {
  const at = Math.max(before.at, time);
  const left = (since: number): number => faded(at - since, halfLifeDays);
  const score = before.score * left(before.at) + WEIGHTS[act] * left(time);
  const strength = Math.log2(score) + at / (halfLifeDays * DAY_MS);
  return { ...before, score: rounded(score), at, strength: rounded(strength), [act]: before[act] + 1 };
}

/** The items that everybody turns to, most popular first. */
export async function popularItems(
  readModels: Pick<ReadModels, 'find'>,
  count: number,
): Promise<readonly ItemPopularity[]> {
  const query = { orderBy: 'strength', direction: 'descending', limit: count } as const;
  const found = await readModels.find<ItemPopularity>(itemPopularityProjection, query);
  return found.map(({ document }) => document);
}
