import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule } from './access/access.module.js';
import { StaffGuard } from './access/staff.guard.js';
import { AdminModule } from './admin/admin.module.js';
import { ContentModule } from './content/content.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { DeskModule } from './desk/desk.module.js';
import { HelpModule } from './help/help.module.js';
import { ForesightLifeModule } from './foresight/life/foresight-life.module.js';
import { HealthController } from './health.controller.js';
import { HouseModule } from './house.module.js';
import type { House } from './house.js';
import { OutboundModule } from './outbound/outbound.module.js';
import { OutcomesModule } from './outcomes/outcomes.module.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { RecommendationsModule } from './recommendations/recommendations.module.js';
import { ShopModule } from './shop/shop.module.js';
import { TranscriptsModule } from './transcripts/transcripts.module.js';
import { SuggestionsModule } from './suggestions/suggestions.module.js';
import { UnderstandingModule } from './understanding/understanding.module.js';

/** The parts of the gateway; a process without that role answers only for its health. */
@Module({})
export class AppModule {
  static of(house: House): DynamicModule {
    const { roles, demo } = house.config;
    const gateway = roles.has('gateway')
      ? [
          ConversationsModule,
          DeskModule,
          AdminModule,
          ContentModule,
          KnowledgeModule,
          SuggestionsModule,
          UnderstandingModule,
          ForesightLifeModule,
          RecommendationsModule,
          HelpModule,
          TranscriptsModule,
          OutcomesModule,
          OutboundModule,
        ]
      : [];
    const shop = roles.has('gateway') && demo ? [ShopModule] : [];
    return {
      module: AppModule,
      imports: [HouseModule.of(house), CqrsModule.forRoot(), AccessModule, ...gateway, ...shop],
      controllers: [HealthController],
      providers: [{ provide: APP_GUARD, useClass: StaffGuard }],
    };
  }
}
