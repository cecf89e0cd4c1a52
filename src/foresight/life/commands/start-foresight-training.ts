import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Ids } from '#kernel';
import type { ForesightTrainingView, TrainingGrade } from '#protocol';
import type { Caller } from '../../../access/caller.js';
import { refuse } from '../../../errors/problems.js';
import { ForesightLog } from '../foresight-log.js';
import { ForesightViews } from '../foresight-views.js';

/** Trains a model on the log up to a position, in whichever process foresees. */
export class StartForesightTraining extends Command<ForesightTrainingView> {
  constructor(
    readonly grade: TrainingGrade,
    readonly upTo: string | undefined,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(StartForesightTraining)
export class StartForesightTrainingHandler implements ICommandHandler<StartForesightTraining> {
  constructor(
    private readonly log: ForesightLog,
    private readonly views: ForesightViews,
    private readonly store: EventStore,
    private readonly ids: Ids,
  ) {}

  async execute({ grade, upTo, caller }: StartForesightTraining): Promise<ForesightTrainingView> {
    const head = await this.store.head();
    if (upTo !== undefined && BigInt(upTo) > head) {
      throw refuse(
        'invalid-input',
        `upTo: the log ends at position ${String(head)}. Choose one up to there.`,
      );
    }
    const trainingId = this.ids.next();
    await this.log.carryOut({ type: 'StartTraining', trainingId, grade, upTo }, caller);
    return this.views.training(trainingId);
  }
}
