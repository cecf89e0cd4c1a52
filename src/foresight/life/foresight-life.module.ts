import { Module } from '@nestjs/common';
import { CancelForesightTrainingHandler } from './commands/cancel-foresight-training.js';
import { PromoteForesightHandler } from './commands/promote-foresight.js';
import { RollBackForesightHandler } from './commands/roll-back-foresight.js';
import { StartForesightTrainingHandler } from './commands/start-foresight-training.js';
import { ForesightComparisons } from './comparisons.js';
import { ForesightLog } from './foresight-log.js';
import { ForesightViews } from './foresight-views.js';
import { ForesightController } from './foresight.controller.js';
import { LogAtAGlance } from './log-at-a-glance.js';
import { ReadCounterfactualHandler } from './queries/read-counterfactual.js';
import { ReadDriftHandler } from './queries/read-drift.js';
import { ReadForesightEvaluationHandler } from './queries/read-foresight-evaluation.js';
import { ReadForesightGateHandler } from './queries/read-foresight-gate.js';
import { ReadForesightPageHandler } from './queries/read-foresight-page.js';
import { ForesightServingNotes } from './serving-notes.js';

/** What administrators do with foresight models. */
@Module({
  controllers: [ForesightController],
  providers: [
    ForesightLog,
    ForesightViews,
    ForesightServingNotes,
    ForesightComparisons,
    LogAtAGlance,
    StartForesightTrainingHandler,
    CancelForesightTrainingHandler,
    PromoteForesightHandler,
    RollBackForesightHandler,
    ReadForesightPageHandler,
    ReadForesightEvaluationHandler,
    ReadForesightGateHandler,
    ReadCounterfactualHandler,
    ReadDriftHandler,
  ],
  exports: [ForesightViews],
})
export class ForesightLifeModule {}
