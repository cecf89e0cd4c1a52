import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { RecommendationFunnelView } from '#protocol';
import { ReadModels } from '#read-models';
import { funnelOf } from '../funnel.js';
import { dayOf, type RecommendationDay, recommendationsProjection } from '../recommendations-projection.js';

/** What became of recommendations in the last days, today included. */
export class ReadFunnel extends Query<RecommendationFunnelView> {
  constructor(readonly days: number) {
    super();
  }
}

const DAY_MS = 86_400_000;

@QueryHandler(ReadFunnel)
export class ReadFunnelHandler implements IQueryHandler<ReadFunnel> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly clock: Clock,
  ) {}

  async execute({ days }: ReadFunnel): Promise<RecommendationFunnelView> {
    const today = this.clock.now().getTime();
    const keys = Array.from({ length: days }, (_, back) => dayOf(today - (days - 1 - back) * DAY_MS));
    const found = await this.readModels.getMany<RecommendationDay>(recommendationsProjection, keys);
    return funnelOf(keys.map((day) => found.get(day) ?? { day, counts: [] }));
  }
}
