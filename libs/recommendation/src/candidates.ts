import type { ReasonKind, RecommendationPlace } from '#protocol';
import { anchorsOf, type RecommendationRequest } from './request.js';
import type { Sources } from './sources.js';

/** A product that could be recommended, with the strongest of the reasons that speak for it. */
export interface Candidate {
  readonly id: string;
  readonly score: number;
  readonly reason: { readonly kind: ReasonKind; readonly about?: string };
}

/** How much each reason counts at a place: beside the cart it is what goes with it, beside a product what is like it. */
const WEIGHTS: Readonly<Record<RecommendationPlace, Readonly<Record<ReasonKind, number>>>> = {
  home: { 'for-you': 1, 'others-went-on': 0.8, similar: 0.6, 'goes-with-cart': 0.6, popular: 0.25 },
  product: { 'for-you': 0.5, 'others-went-on': 1, similar: 1, 'goes-with-cart': 0.3, popular: 0.1 },
  cart: { 'for-you': 0.4, 'others-went-on': 0.5, similar: 0.3, 'goes-with-cart': 1, popular: 0.15 },
  chat: { 'for-you': 1, 'others-went-on': 0.8, similar: 0.8, 'goes-with-cart': 0.6, popular: 0.1 },
  desk: { 'for-you': 1, 'others-went-on': 0.8, similar: 0.6, 'goes-with-cart': 0.8, popular: 0.1 },
};

/** Scores of different sources cannot be compared, ranks can (reciprocal rank fusion, Cormack et al. 2009). */
const RANK_OFFSET = 10;

interface Voice {
  readonly kind: ReasonKind;
  readonly about?: string;
  readonly weight: number;
  /** Best first. */
  readonly ids: readonly string[];
}

/** Everything that any source names, best first: the more sources name it, and the higher, the better. */
export function candidatesFor(request: RecommendationRequest, sources: Sources): readonly Candidate[] {
  const weights = WEIGHTS[request.place];
  const sums = new Map<string, { score: number; most: number; reason: Candidate['reason'] }>();
  for (const { kind, about, weight, ids } of voices(request, sources)) {
    for (const [rank, id] of ids.entries()) {
      const worth = (weights[kind] * weight * RANK_OFFSET) / (RANK_OFFSET + rank);
      const sum = sums.get(id) ?? { score: 0, most: 0, reason: { kind } };
      sum.score += worth;
      if (worth > sum.most) {
        sum.most = worth;
        sum.reason = { kind, ...(about !== undefined && { about }) };
      }
      sums.set(id, sum);
    }
  }
  return [...sums]
    .map(([id, { score, reason }]) => ({ id, score, reason }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function voices(request: RecommendationRequest, sources: Sources): readonly Voice[] {
  const fromAnchors = anchorsOf(request).flatMap(({ id, weight }): readonly Voice[] => [
    {
      kind: 'others-went-on',
      about: id,
      weight,
      ids: (sources.wentOn.get(id) ?? []).map(({ item }) => item),
    },
    { kind: 'similar', about: id, weight, ids: (sources.similar.get(id) ?? []).map((one) => one.id) },
  ]);
  const fromCart = request.cart.map((id): Voice => {
    const ids = (sources.together.get(id) ?? []).map(({ item }) => item);
    return { kind: 'goes-with-cart', about: id, weight: 1, ids };
  });
  return [
    { kind: 'for-you', weight: 1, ids: sources.foreseen.map(({ item }) => item) },
    ...fromAnchors,
    ...fromCart,
    { kind: 'popular', weight: 1, ids: sources.popular },
  ];
}
