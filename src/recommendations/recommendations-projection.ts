import type { Projection } from '#projections';
import {
  type DataOf,
  type FollowedBy,
  isOneOf,
  type ReasonKind,
  type Recorded,
  type RecommendationPlace,
} from '#protocol';
import type { Change } from '#read-models';

/** What became of products that were shown at one place for one reason. */
export interface Followed {
  readonly place: RecommendationPlace;
  readonly reason: ReasonKind;
  readonly shown: number;
  readonly viewed: number;
  readonly added: number;
  readonly ordered: number;
  /** Of ordered products, by currency. */
  readonly revenue: Readonly<Record<string, number>>;
}

/** Everything that happened to recommendations on one day, in UTC. */
export interface RecommendationDay {
  /** `2026-11-22`. */
  readonly day: string;
  readonly counts: readonly Followed[];
}

const isShown = isOneOf(['ProductsRecommended']);
const isFollowed = isOneOf(['RecommendationFollowed']);

/**
 * What became of recommendations, a document a day. A product counts once for each recommendation that it is in; what
 * followed counts on the day on which it did. There are only sums in it, and nothing of anybody.
 */
export const recommendationsProjection: Projection<RecommendationDay> = {
  name: 'recommendations',
  version: 1,
  indexes: ['day'],
  handles: ['ProductsRecommended', 'RecommendationFollowed'],
  links: [],
  aggregate: { ownOf: () => [] },
  apply(event, documents): readonly Change<RecommendationDay>[] {
    const key = dayOf(event.metadata.occurredAt);
    const before = documents.get(key) ?? { day: key, counts: [] };
    const steps = isShown(event) ? shownIn(event) : isFollowed(event) ? [followedIn(event.data)] : [];
    if (steps.length === 0) return [];
    const counts = steps.reduce((sum, step) => withStep(sum, step), before.counts);
    return [{ kind: 'put', key, document: { day: key, counts } }];
  },
  keysOf: (event) => [dayOf(event.metadata.occurredAt)],
};

/** The key of a day, from ISO 8601 or milliseconds since 1970. */
export const dayOf = (at: string | number): string => new Date(at).toISOString().slice(0, 10);

type Step = Pick<Followed, 'place' | 'reason'> & {
  readonly by: 'shown' | FollowedBy;
  readonly amount?: number;
  readonly currency?: string;
};

const shownIn = ({ data: { place, products } }: Recorded<'ProductsRecommended'>): readonly Step[] =>
  products.map(({ reason }) => ({ place, reason, by: 'shown' }));

const followedIn = ({ place, reason, by, amount, currency }: DataOf<'RecommendationFollowed'>): Step => ({
  place,
  reason,
  by,
  ...(amount !== undefined && { amount }),
  ...(currency !== undefined && { currency }),
});

const NOTHING: Omit<Followed, 'place' | 'reason'> = {
  shown: 0,
  viewed: 0,
  added: 0,
  ordered: 0,
  revenue: {},
};

function withStep(counts: readonly Followed[], step: Step): readonly Followed[] {
  const { place, reason, by, amount, currency } = step;
  const at = counts.findIndex((one) => one.place === place && one.reason === reason);
  const before = counts[at] ?? { place, reason, ...NOTHING };
  const revenue =
    amount === undefined || currency === undefined
      ? before.revenue
      : { ...before.revenue, [currency]: cents((before.revenue[currency] ?? 0) + amount) };
  const after = { ...before, [by]: before[by] + 1, revenue };
  return at < 0 ? [...counts, after] : counts.with(at, after);
}

/** Rounded to hundredths: sums of prices are a hair off. */
export const cents = (amount: number): number => Math.round(amount * 100) / 100;
