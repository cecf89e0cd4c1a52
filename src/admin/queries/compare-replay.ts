import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReplayExecutor } from '#projections';
import type { Comparison } from '#protocol';
import { ReadModels } from '#read-models';
import { refuse } from '../../errors/problems.js';
import { Replays } from '../../replays/replays.js';
import { KnownProjections } from '../known-projections.js';

/** The live documents against those of a replay. */
export class CompareReplay extends Query<Comparison> {
  constructor(
    readonly replayId: string,
    readonly samples: number,
  ) {
    super();
  }
}

@QueryHandler(CompareReplay)
export class CompareReplayHandler implements IQueryHandler<CompareReplay> {
  constructor(
    private readonly replays: Replays,
    private readonly projections: KnownProjections,
    private readonly readModels: ReadModels,
    private readonly executor: ReplayExecutor,
  ) {}

  async execute({ replayId, samples }: CompareReplay): Promise<Comparison> {
    const { projection: name, generation: shadow, can } = await this.replays.named(replayId);
    if (shadow === undefined || !can.includes('compare')) {
      throw refuse('conflict', 'This replay has no result beside the live one. Wait until it is ready.');
    }
    const { generation: live } = await this.readModels.place(this.projections.named(name));
    const compared = await this.executor.compare({ projection: name, live, shadow, samples });
    return { replayId, ...compared };
  }
}
