import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ForesightModelsView } from '#protocol';
import { BASELINES, ForesightModels } from '../foresight-models.js';
import { ForesightServingNotes } from '../serving-notes.js';
import { ForesightViews } from '../foresight-views.js';
import { LogAtAGlance } from '../log-at-a-glance.js';

/** All about the foresight model on one page. */
export class ReadForesightPage extends Query<ForesightModelsView> {}

@QueryHandler(ReadForesightPage)
export class ReadForesightPageHandler implements IQueryHandler<ReadForesightPage> {
  constructor(
    private readonly views: ForesightViews,
    private readonly models: ForesightModels,
    private readonly serving: ForesightServingNotes,
    private readonly log: LogAtAGlance,
  ) {}

  async execute(): Promise<ForesightModelsView> {
    const [versions, trainings, serving, log] = await Promise.all([
      this.views.versions(),
      this.views.trainings(),
      this.serving.now(),
      this.log.read(),
    ]);
    const { version = BASELINES, weights = [] } = serving ?? {};
    const named = version === BASELINES ? null : version;
    return { versions, trainings, serving: { version: named, weights }, log, device: this.models.device };
  }
}
