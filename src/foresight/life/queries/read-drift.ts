import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DriftView } from '#protocol';
import { ForesightComparisons } from '../comparisons.js';

/** Whether the world still is as the version that foresees now has learnt it. */
export class ReadDrift extends Query<DriftView> {
  constructor(readonly days: number) {
    super();
  }
}

@QueryHandler(ReadDrift)
export class ReadDriftHandler implements IQueryHandler<ReadDrift> {
  constructor(private readonly comparisons: ForesightComparisons) {}

  async execute({ days }: ReadDrift): Promise<DriftView> {
    const version = await this.comparisons.champion();
    return this.comparisons.on((bench) => bench.drift(version, days));
  }
}
