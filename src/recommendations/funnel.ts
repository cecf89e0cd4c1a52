import {
  type ReasonKind,
  reasonKind,
  type RecommendationFunnelView,
  type RecommendationPlace,
  recommendationPlace,
} from '#protocol';
import { cents, type Followed, type RecommendationDay } from './recommendations-projection.js';

type Counts = RecommendationFunnelView['all'];

/** Sums over days, oldest first: in all, by place, by reason, and day by day. */
export function funnelOf(days: readonly RecommendationDay[]): RecommendationFunnelView {
  const all = days.flatMap(({ counts }) => counts);
  const at = (place: RecommendationPlace): Counts => sumOf(all.filter((one) => one.place === place));
  const by = (reason: ReasonKind): Counts => sumOf(all.filter((one) => one.reason === reason));
  return {
    days: days.length,
    all: sumOf(all),
    places: recommendationPlace.options.map((place) => ({ place, ...at(place) })).filter(isTold),
    reasons: reasonKind.options.map((reason) => ({ reason, ...by(reason) })).filter(isTold),
    byDay: days.map(({ day, counts }) => ({ day, ...sumOf(counts) })),
  };
}

function sumOf(counts: readonly Followed[]): Counts {
  const revenue = new Map<string, number>();
  for (const one of counts)
    for (const [currency, amount] of Object.entries(one.revenue))
      revenue.set(currency, (revenue.get(currency) ?? 0) + amount);
  const sum = (field: 'shown' | 'viewed' | 'added' | 'ordered'): number =>
    counts.reduce((total, one) => total + one[field], 0);
  return {
    shown: sum('shown'),
    viewed: sum('viewed'),
    added: sum('added'),
    ordered: sum('ordered'),
    revenue: [...revenue].map(([currency, amount]) => ({ currency, amount: cents(amount) })),
  };
}

/** What was shown before these days may still be followed in them. */
const isTold = ({ shown, viewed, added, ordered }: Counts): boolean => shown + viewed + added + ordered > 0;
