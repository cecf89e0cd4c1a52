import { Module } from '@nestjs/common';
import { CancelTrainingHandler } from './commands/cancel-training.js';
import { ChooseScopeHandler } from './commands/choose-scope.js';
import { PromoteHandler } from './commands/promote.js';
import { RollBackHandler } from './commands/roll-back.js';
import { StartTrainingHandler } from './commands/start-training.js';
import { Comparisons } from './comparisons.js';
import { Evaluations } from './evaluations.js';
import { ModelLog } from './model-log.js';
import { ModelViews } from './model-views.js';
import { ModelsController } from './models.controller.js';
import { ListAnswersHandler } from './queries/list-answers.js';
import { ReadEvaluationHandler } from './queries/read-evaluation.js';
import { ReadGateHandler } from './queries/read-gate.js';
import { ReadModelsPageHandler } from './queries/read-models-page.js';
import { ReadReviewHandler } from './queries/read-review.js';
import { ReadWhatIfHandler } from './queries/read-what-if.js';
import { RecentMessages } from './recent-messages.js';
import { ServingNotes } from './serving-notes.js';

/** What administrators do with intent models, and what desks need to know of them. */
@Module({
  controllers: [ModelsController],
  providers: [
    ModelLog,
    ModelViews,
    ServingNotes,
    Comparisons,
    Evaluations,
    RecentMessages,
    StartTrainingHandler,
    CancelTrainingHandler,
    PromoteHandler,
    RollBackHandler,
    ChooseScopeHandler,
    ReadModelsPageHandler,
    ListAnswersHandler,
    ReadEvaluationHandler,
    ReadGateHandler,
    ReadWhatIfHandler,
    ReadReviewHandler,
  ],
  exports: [ModelLog, ModelViews, ServingNotes],
})
export class UnderstandingModule {}
