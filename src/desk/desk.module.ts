import { Module } from '@nestjs/common';
import { SocketsModule } from '../sockets/sockets.module.js';
import { AgentPushes } from './agent-pushes.js';
import { AgentGateway } from './agent.gateway.js';
import { UnderstandingModule } from '../understanding/understanding.module.js';
import { ArrangementsGateway } from './arrangements.gateway.js';
import { CorrectionsGateway } from './corrections.gateway.js';
import { AccessModule } from '../access/access.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { ReadMentionsHandler } from './commands/read-mentions.js';
import { CompanyPushes } from './company/company-pushes.js';
import { CompanyGateway } from './company/company.gateway.js';
import { Present } from './company/present.js';
import { Viewers } from './company/viewers.js';
import { Assignments } from './duty/assignments.js';
import { Attendance } from './duty/attendance.js';
import { ByItself } from './duty/by-itself.js';
import { DeskSituations } from './duty/desk-situation.js';
import { DutyBook } from './duty/duty-book.js';
import { QueueLines } from './queue-lines.js';
import { SnoozeClock } from './duty/snooze-clock.js';
import { HoursGateway } from './hours/hours.gateway.js';
import { HoursWatch } from './hours/hours-watch.js';
import { ListMentionsHandler } from './queries/list-mentions.js';
import { SearchTranscriptsHandler } from './queries/search-transcripts.js';
import { ReadOfferStoryHandler } from './queries/read-offer-story.js';
import { MentionsController } from './mentions.controller.js';
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
  imports: [SocketsModule, AccessModule, ConversationsModule, UnderstandingModule],
  controllers: [DeskController, MentionsController],
  providers: [
    ListOnSiteHandler,
    ListShoppersHandler,
    ReadShopperHandler,
    QueueLines,
    AgentPushes,
    AgentGateway,
    IntentPushes,
    CorrectionsGateway,
    DutyBook,
    Attendance,
    DeskSituations,
    ByItself,
    Assignments,
    SnoozeClock,
    HoursWatch,
    HoursGateway,
    Viewers,
    Present,
    CompanyPushes,
    CompanyGateway,
    ListMentionsHandler,
    ReadOfferStoryHandler,
    SearchTranscriptsHandler,
    ReadMentionsHandler,
    ArrangementsGateway,
    ForesightPushes,
    MarkPushes,
    AgentFollowingGateway,
    ShowForesightHandler,
  ],
})
export class DeskModule {}
