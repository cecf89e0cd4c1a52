import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { TrainingView } from '#protocol';
import type { Caller } from '../../access/caller.js';
import { ModelLog } from '../model-log.js';
import { ModelViews } from '../model-views.js';

/** Ends a training; nothing comes of it. */
export class CancelTraining extends Command<TrainingView> {
  constructor(
    readonly trainingId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(CancelTraining)
export class CancelTrainingHandler implements ICommandHandler<CancelTraining> {
  constructor(
    private readonly log: ModelLog,
    private readonly views: ModelViews,
  ) {}

  async execute({ trainingId, caller }: CancelTraining): Promise<TrainingView> {
    await this.log.carryOut({ type: 'CancelTraining', trainingId }, caller);
    return this.views.training(trainingId);
  }
}
