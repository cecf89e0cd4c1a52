import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Clock } from '#kernel';
import { foresightStream, type recommendationsQuery, type Recommendations } from '#protocol';
import type { z } from 'zod';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { ServingForesight } from '../../foresight/online/serving-foresight.js';
import { productsRecommended } from '../products-recommended.js';
import { Recommender } from '../recommender.js';

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

/** What recommends where no model does. */
const WITHOUT_MODEL = { name: 'recommendation', version: 'baselines' };

@CommandHandler(ShowRecommendations)
export class ShowRecommendationsHandler implements ICommandHandler<ShowRecommendations> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly recommender: Recommender,
    private readonly serving: ServingForesight,
    private readonly limits: RateLimits,
  ) {}

  async execute({ visitor, asked, correlationId }: ShowRecommendations): Promise<Recommendations | null> {
    const { shopperId } = visitor;
    await this.limits.recommendations.take(shopperId);
    const { place, limit, product, language } = asked;
    const { choices, products } = await this.recommender.forVisitor(shopperId, {
      place,
      limit,
      ...(product !== undefined && { product }),
      ...(language !== undefined && { language }),
    });
    if (choices.length === 0) return null;
    const model = this.serving.current()?.model ?? WITHOUT_MODEL;
    const shown = productsRecommended({ shopperId, place, choices, model }, this.clock.now(), correlationId);
    await this.store.append(foresightStream(shopperId), [shown]);
    return { recommendationId: shown.data.recommendationId, place, products: [...products] };
  }
}
