import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { foresightGate } from '#foresight';
import type { ForesightGateView } from '#protocol';
import { refuse } from '../../../errors/problems.js';
import { ForesightComparisons } from '../comparisons.js';
import { BASELINES } from '../foresight-models.js';

/** Whether a version is no worse than what foresees now, on a slice of the log that neither has learnt from. */
export class ReadForesightGate extends Query<ForesightGateView> {
  constructor(readonly version: string) {
    super();
  }
}

@QueryHandler(ReadForesightGate)
export class ReadForesightGateHandler implements IQueryHandler<ReadForesightGate> {
  constructor(private readonly comparisons: ForesightComparisons) {}

  async execute({ version }: ReadForesightGate): Promise<ForesightGateView> {
    const champion = await this.comparisons.championBeside(version);
    const sides = [version, champion ?? BASELINES];
    const { slice, figures } = await this.comparisons.on((bench) => bench.measure(sides));
    const [candidate, before] = figures.map(([served]) => served);
    if (!candidate)
      throw refuse('conflict', 'This version foresees nothing that could be measured. Train again.');
    return {
      champion,
      candidate: version,
      ...foresightGate(before, candidate),
      figures: { candidate, ...(before && { champion: before }) },
      slice,
    };
  }
}
