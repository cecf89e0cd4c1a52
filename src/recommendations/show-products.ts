import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { foresightStream, type RecommendationPlace, type RecommendedProduct } from '#protocol';
import type { Language } from '#recommendation';
import type { ServingForesight } from '../foresight/online/serving-foresight.js';
import { productsRecommended } from './products-recommended.js';
import type { Recommender } from './recommender.js';

export interface ShowingParts {
  readonly store: Pick<EventStore, 'append'>;
  readonly clock: Clock;
  readonly recommender: Recommender;
  readonly serving: ServingForesight;
}

interface Asked {
  readonly place: Exclude<RecommendationPlace, 'desk'>;
  readonly limit: number;
  readonly product?: string;
  readonly language?: Language;
}

export interface ShownProducts {
  readonly recommendationId: string;
  readonly products: readonly RecommendedProduct[];
}

/** What recommends where no model does. */
const WITHOUT_MODEL = { name: 'recommendation', version: 'baselines' };

/** Recommends to a shopper and writes down that it did, so that what follows can be counted; undefined: nothing to. */
export async function showProducts(
  shopperId: string,
  asked: Asked,
  correlationId: string,
  { store, clock, recommender, serving }: ShowingParts,
): Promise<ShownProducts | undefined> {
  const { choices, products } = await recommender.forVisitor(shopperId, asked);
  if (choices.length === 0) return undefined;
  const model = serving.current()?.model ?? WITHOUT_MODEL;
  const about = { shopperId, place: asked.place, choices, model };
  const shown = productsRecommended(about, clock.now(), correlationId);
  await store.append(foresightStream(shopperId), [shown]);
  return { recommendationId: shown.data.recommendationId, products };
}
