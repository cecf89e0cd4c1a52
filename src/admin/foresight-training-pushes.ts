import { Injectable } from '@nestjs/common';
import type { ForesightTrainingView } from '#protocol';
import { ForesightViews } from '../foresight/life/foresight-views.js';
import { Settings } from '../settings.js';
import type { AdminNamespace } from './admin-pushes.js';
import { MovedPushes } from './moved-pushes.js';

/** Trainings of foresight that have moved on. */
@Injectable()
export class ForesightTrainingPushes extends MovedPushes<ForesightTrainingView> {
  constructor(
    private readonly views: ForesightViews,
    { log }: Settings,
  ) {
    super(log);
  }

  protected all(): Promise<readonly ForesightTrainingView[]> {
    return this.views.trainings();
  }

  protected idOf({ trainingId }: ForesightTrainingView): string {
    return trainingId;
  }

  protected tell(namespace: AdminNamespace, moved: readonly ForesightTrainingView[]): void {
    namespace.emit('foresightTrainings', moved);
  }
}
