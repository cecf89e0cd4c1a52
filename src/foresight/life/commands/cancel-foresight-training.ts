import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ForesightTrainingView } from '#protocol';
import type { Caller } from '../../../access/caller.js';
import { ForesightLog } from '../foresight-log.js';
import { ForesightViews } from '../foresight-views.js';

/** Ends a training; nothing comes of it. */
export class CancelForesightTraining extends Command<ForesightTrainingView> {
  constructor(
    readonly trainingId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(CancelForesightTraining)
export class CancelForesightTrainingHandler implements ICommandHandler<CancelForesightTraining> {
  constructor(
    private readonly log: ForesightLog,
    private readonly views: ForesightViews,
  ) {}

  async execute({ trainingId, caller }: CancelForesightTraining): Promise<ForesightTrainingView> {
    await this.log.carryOut({ type: 'CancelTraining', trainingId }, caller);
    return this.views.training(trainingId);
  }
}
