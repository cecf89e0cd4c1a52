import { Module } from '@nestjs/common';
import { SocketsModule } from '../sockets/sockets.module.js';
import { AgentPushes } from './agent-pushes.js';
import { AgentGateway } from './agent.gateway.js';
import { UnderstandingModule } from '../understanding/understanding.module.js';
import { ArrangementsGateway } from './arrangements.gateway.js';
import { CorrectionsGateway } from './corrections.gateway.js';
import { DutyBook } from './duty/duty-book.js';
import { AgentFollowingGateway } from './following.gateway.js';
import { MarkPushes } from './mark-pushes.js';
import { ForesightPushes } from './foresight-pushes.js';
import { ShowForesightHandler } from './queries/show-foresight.js';
import { IntentPushes } from './intent-pushes.js';
import { DeskController } from './desk.controller.js';
import { ListOnSiteHandler } from './queries/list-on-site.js';
import { ListShoppersHandler } from './queries/list-shoppers.js';
import { ReadShopperHandler } from './queries/read-shopper.js';

/** What agents see and do. */
@Module({
  imports: [SocketsModule, UnderstandingModule],
  controllers: [DeskController],
  providers: [
    ListOnSiteHandler,
    ListShoppersHandler,
    ReadShopperHandler,
    AgentPushes,
    AgentGateway,
    IntentPushes,
    CorrectionsGateway,
    DutyBook,
    ArrangementsGateway,
    ForesightPushes,
    MarkPushes,
    AgentFollowingGateway,
    ShowForesightHandler,
  ],
})
export class DeskModule {}
