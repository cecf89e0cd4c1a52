import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { EvaluationView } from '#protocol';
import { evaluationReport } from '#understanding';
import { Evaluations } from '../evaluations.js';
import { ModelViews } from '../model-views.js';

/** Everything plotted of one version. */
export class ReadEvaluation extends Query<EvaluationView> {
  constructor(readonly version: string) {
    super();
  }
}

@QueryHandler(ReadEvaluation)
export class ReadEvaluationHandler implements IQueryHandler<ReadEvaluation> {
  constructor(
    private readonly views: ModelViews,
    private readonly evaluations: Evaluations,
  ) {}

  async execute({ version }: ReadEvaluation): Promise<EvaluationView> {
    const { scope, kept } = await this.views.version(version);
    const held = await this.evaluations.heldOut(version);
    const inScope = scope?.inScope ?? (await this.evaluations.ownThreshold(version));
    const golden = kept ? await this.evaluations.onGoldenSet(version) : undefined;
    return { ...evaluationReport(held, inScope), ...(golden && { golden }) };
  }
}
