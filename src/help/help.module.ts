import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { SocketsModule } from '../sockets/sockets.module.js';
import { ChangePolicyHandler } from './commands/change-policy.js';
import { DefinePolicyHandler } from './commands/define-policy.js';
import { ListPoliciesHandler } from './queries/list-policies.js';
import { ListTemplatesHandler } from './queries/list-templates.js';
import { Policies } from './policies.js';
import { PoliciesController } from './policies.controller.js';
import { MuteHelpHandler } from './commands/mute-help.js';
import { TellOfOfferHandler } from './commands/tell-of-offer.js';
import { HelpPushes } from './help-pushes.js';
import { HelpGateway } from './help.gateway.js';
import { RehearsalsModule } from './rehearsals/rehearsals.module.js';
import { OffersModule } from './offers.module.js';

/** Help before it is asked for: shown, waved away, muted. */
@Module({
  imports: [AccessModule, SocketsModule, OffersModule, RehearsalsModule],
  controllers: [PoliciesController],
  providers: [
    Policies,
    ListPoliciesHandler,
    ListTemplatesHandler,
    DefinePolicyHandler,
    ChangePolicyHandler,
    TellOfOfferHandler,
    MuteHelpHandler,
    HelpPushes,
    HelpGateway,
  ],
})
export class HelpModule {}
