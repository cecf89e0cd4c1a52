import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Clock } from '#kernel';
import type { recommendationsQuery, Recommendations } from '#protocol';
import type { z } from 'zod';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { ServingForesight } from '../../foresight/online/serving-foresight.js';
import { Recommender } from '../recommender.js';
import { showProducts } from '../show-products.js';

/** Shows a visitor products; null where there is nothing to recommend. */
export class ShowRecommendations extends Command<Recommendations | null> {
  constructor(
    readonly visitor: Visitor,
    readonly asked: z.output<typeof recommendationsQuery>,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(ShowRecommendations)
export class ShowRecommendationsHandler implements ICommandHandler<ShowRecommendations> {
  constructor(
    readonly store: EventStore,
    readonly clock: Clock,
    readonly recommender: Recommender,
    readonly serving: ServingForesight,
    private readonly limits: RateLimits,
  ) {}

  async execute({ visitor, asked, correlationId }: ShowRecommendations): Promise<Recommendations | null> {
    const { shopperId } = visitor;
    await this.limits.recommendations.take(shopperId);
    const { place, limit, product, language } = asked;
    const wanted = {
      place,
      limit,
      ...(product !== undefined && { product }),
      ...(language !== undefined && { language }),
    };
    const shown = await showProducts(shopperId, wanted, correlationId, this);
    return shown ? { ...shown, place, products: [...shown.products] } : null;
  }
}
