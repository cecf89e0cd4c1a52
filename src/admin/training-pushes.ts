import { Injectable } from '@nestjs/common';
import type { TrainingView } from '#protocol';
import { Settings } from '../settings.js';
import { ModelViews } from '../understanding/model-views.js';
import type { AdminNamespace } from './admin-pushes.js';
import { MovedPushes } from './moved-pushes.js';

/** Trainings that have moved on. */
@Injectable()
export class TrainingPushes extends MovedPushes<TrainingView> {
  constructor(
    private readonly views: ModelViews,
    { log }: Settings,
  ) {
    super(log);
  }

  protected all(): Promise<readonly TrainingView[]> {
    return this.views.trainings();
  }

  protected idOf({ trainingId }: TrainingView): string {
    return trainingId;
  }

  protected tell(namespace: AdminNamespace, moved: readonly TrainingView[]): void {
    namespace.emit('trainings', moved);
  }
}
