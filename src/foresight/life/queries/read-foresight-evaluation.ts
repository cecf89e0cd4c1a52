import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ForesightEvaluationView } from '#protocol';
import { ForesightComparisons } from '../comparisons.js';
import { ForesightModels } from '../foresight-models.js';

/** How a version does on what happened after all that it has learnt from, beside its parts and the baselines. */
export class ReadForesightEvaluation extends Query<ForesightEvaluationView> {
  constructor(readonly version: string) {
    super();
  }
}

@QueryHandler(ReadForesightEvaluation)
export class ReadForesightEvaluationHandler implements IQueryHandler<ReadForesightEvaluation> {
  constructor(
    private readonly comparisons: ForesightComparisons,
    private readonly models: ForesightModels,
  ) {}

  async execute({ version }: ReadForesightEvaluation): Promise<ForesightEvaluationView> {
    await this.comparisons.championBeside(version);
    const { slice, figures } = await this.comparisons.on((bench) => bench.measure([version]));
    const card = await this.models.card(version);
    return { version, slice, figures: [...(figures[0] ?? [])], curve: [...(card?.curve ?? [])] };
  }
}
