import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { HeldOutAnswer } from '#protocol';
import { Evaluations } from '../evaluations.js';
import { ModelViews } from '../model-views.js';

const SHOWN = 500;

/** The examples in one cell of the confusion matrix, surest answer first. */
export class ListAnswers extends Query<readonly HeldOutAnswer[]> {
  constructor(
    readonly version: string,
    readonly cell: { readonly actual?: string | undefined; readonly predicted?: string | undefined },
  ) {
    super();
  }
}

@QueryHandler(ListAnswers)
export class ListAnswersHandler implements IQueryHandler<ListAnswers> {
  constructor(
    private readonly views: ModelViews,
    private readonly evaluations: Evaluations,
  ) {}

  async execute({ version, cell: { actual, predicted } }: ListAnswers): Promise<readonly HeldOutAnswer[]> {
    await this.views.version(version);
    const { answers } = await this.evaluations.heldOut(version);
    const surest = ({ ranking }: HeldOutAnswer): number => ranking[0]?.probability ?? 0;
    return (
      answers
        // What was forgotten still counts in the figures.
        .filter(({ text }) => text !== '')
        .filter((one) => actual === undefined || one.actual === actual)
        .filter(({ ranking }) => predicted === undefined || ranking[0]?.intent === predicted)
        .sort((a, b) => surest(b) - surest(a))
        .slice(0, SHOWN)
        .map(({ fold: _, ...answer }) => answer)
    );
  }
}
