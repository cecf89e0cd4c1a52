import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#kernel';
import type { TrainingGrade, TrainingView } from '#protocol';
import type { Caller } from '../../access/caller.js';
import { ModelLog } from '../model-log.js';
import { ModelViews } from '../model-views.js';

/** Trains a model on the examples and corrections of now, in whichever process the understanding runs. */
export class StartTraining extends Command<TrainingView> {
  constructor(
    readonly grade: TrainingGrade,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(StartTraining)
export class StartTrainingHandler implements ICommandHandler<StartTraining> {
  constructor(
    private readonly log: ModelLog,
    private readonly views: ModelViews,
    private readonly ids: Ids,
  ) {}

  async execute({ grade, caller }: StartTraining): Promise<TrainingView> {
    const trainingId = this.ids.next();
    await this.log.carryOut({ type: 'StartTraining', trainingId, grade }, caller);
    return this.views.training(trainingId);
  }
}
