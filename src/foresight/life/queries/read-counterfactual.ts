import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { CounterfactualView } from '#protocol';
import { ForesightComparisons } from '../comparisons.js';
import { BASELINES } from '../foresight-models.js';

/** The last days through a version and the one that foresees now, as they would have been foreseen then. */
export class ReadCounterfactual extends Query<CounterfactualView> {
  constructor(
    readonly version: string,
    readonly days: number,
  ) {
    super();
  }
}

@QueryHandler(ReadCounterfactual)
export class ReadCounterfactualHandler implements IQueryHandler<ReadCounterfactual> {
  constructor(private readonly comparisons: ForesightComparisons) {}

  async execute({ version, days }: ReadCounterfactual): Promise<CounterfactualView> {
    const champion = (await this.comparisons.championBeside(version)) ?? BASELINES;
    return this.comparisons.on((bench) => bench.replay(champion, version, days));
  }
}
