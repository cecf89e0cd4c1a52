import { Module } from '@nestjs/common';
import { SocketsModule } from '../sockets/sockets.module.js';
import { Backups } from '../backups/backups.js';
import { AdminController } from './admin.controller.js';
import { AdminPushes } from './admin-pushes.js';
import { AdminGateway } from './admin.gateway.js';
import { ForgetShopperHandler } from './commands/forget-shopper.js';
import { ForgettingController } from './forgetting.controller.js';
import { ListForgottenHandler } from './queries/list-forgotten.js';
import { ChangeReplayHandler } from './commands/change-replay.js';
import { RetryQuarantineHandler } from './commands/retry-quarantine.js';
import { StartReplayHandler } from './commands/start-replay.js';
import { QuarantineController } from './quarantine.controller.js';
import { CompareReplayHandler } from './queries/compare-replay.js';
import { ListQuarantineHandler } from './queries/list-quarantine.js';
import { BackupsController } from './backups.controller.js';
import { ListDocumentsHandler } from './queries/list-documents.js';
import { ListRejectedHandler } from './queries/list-rejected.js';
import { ListReplaysHandler } from './queries/list-replays.js';
import { ListStreamsHandler } from './queries/list-streams.js';
import { PreviewForgettingHandler } from './queries/preview-forgetting.js';
import { ReadCorrelationHandler } from './queries/read-correlation.js';
import { ReadDifferenceHandler } from './queries/read-difference.js';
import { ReadDocumentHandler } from './queries/read-document.js';
import { ReadEventHandler } from './queries/read-event.js';
import { ReadForgottenHandler } from './queries/read-forgotten.js';
import { ReadHistoryHandler } from './queries/read-history.js';
import { Counts, ReadOverviewHandler } from './queries/read-overview.js';
import { ReadStreamHandler } from './queries/read-stream.js';
import { SearchEventsHandler } from './queries/search-events.js';
import { SearchController } from './search.controller.js';
import { Replays } from '../replays/replays.js';
import { OutboundPushes } from './outbound-pushes.js';
import { RehearsalsModule } from '../help/rehearsals/rehearsals.module.js';
import { RehearsalPushes } from './rehearsal-pushes.js';
import { ReplayPushes } from './replay-pushes.js';
import { ReplaysController } from './replays.controller.js';
import { ForesightTrainingPushes } from './foresight-training-pushes.js';
import { TrainingPushes } from './training-pushes.js';
import { ForesightLifeModule } from '../foresight/life/foresight-life.module.js';
import { UnderstandingModule } from '../understanding/understanding.module.js';
import { Travel } from './travel/travel.js';
import { TravelController } from './travel.controller.js';

/** What administrators look into. */
@Module({
  imports: [SocketsModule, UnderstandingModule, ForesightLifeModule, RehearsalsModule],
  controllers: [
    AdminController,
    SearchController,
    BackupsController,
    ForgettingController,
    QuarantineController,
    ReplaysController,
    TravelController,
  ],
  providers: [
    Counts,
    ReadOverviewHandler,
    ListStreamsHandler,
    ReadStreamHandler,
    ReadEventHandler,
    ListRejectedHandler,
    ListQuarantineHandler,
    RetryQuarantineHandler,
    PreviewForgettingHandler,
    ForgetShopperHandler,
    ListForgottenHandler,
    ReadForgottenHandler,
    Replays,
    ListReplaysHandler,
    CompareReplayHandler,
    StartReplayHandler,
    ChangeReplayHandler,
    ReplayPushes,
    RehearsalPushes,
    TrainingPushes,
    ForesightTrainingPushes,
    OutboundPushes,
    Travel,
    ListDocumentsHandler,
    ReadHistoryHandler,
    ReadDocumentHandler,
    ReadDifferenceHandler,
    SearchEventsHandler,
    ReadCorrelationHandler,
    Backups,
    AdminPushes,
    AdminGateway,
  ],
})
export class AdminModule {}
