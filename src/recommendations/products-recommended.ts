import { derivedId } from '#kernel';
import { schemaVersionOf, type New, type RecommendationPlace } from '#protocol';
import type { Recommendation } from '#recommendation';

const HOUR_MS = 3_600_000;

export interface Shown {
  readonly shopperId: string;
  readonly place: RecommendationPlace;
  readonly choices: readonly Recommendation[];
  readonly model: { readonly name: string; readonly version: string };
}

/** The same products shown again at the same place within the hour are the same recommendation. */
function recommendationIdOf({ shopperId, place, choices }: Shown, at: Date): string {
  const hour = String(Math.floor(at.getTime() / HOUR_MS));
  return derivedId('recommendation', shopperId, place, hour, ...choices.map(({ product }) => product.id));
}

/** The id of the event that tells of a recommendation: whoever knows the one finds the other. */
export const shownEventId = (recommendationId: string): string =>
  derivedId('products-recommended', recommendationId);

export function productsRecommended(
  shown: Shown,
  at: Date,
  correlationId: string,
): New<'ProductsRecommended'> {
  const { shopperId, place, choices, model } = shown;
  const recommendationId = recommendationIdOf(shown, at);
  return {
    id: shownEventId(recommendationId),
    type: 'ProductsRecommended',
    schemaVersion: schemaVersionOf('ProductsRecommended'),
    data: {
      shopperId,
      recommendationId,
      place,
      products: choices.map(({ product, reason: { kind, about } }) => ({
        productId: product.id,
        reason: kind,
        ...(about !== undefined && { about }),
      })),
      model,
    },
    metadata: {
      correlationId,
      actor: { kind: 'assistant', id: model.name },
      occurredAt: at.toISOString(),
    },
  };
}
