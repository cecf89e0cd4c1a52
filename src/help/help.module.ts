import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { SocketsModule } from '../sockets/sockets.module.js';
import { MuteHelpHandler } from './commands/mute-help.js';
import { TellOfOfferHandler } from './commands/tell-of-offer.js';
import { HelpPushes } from './help-pushes.js';
import { HelpGateway } from './help.gateway.js';
import { OffersModule } from './offers.module.js';

/** Help before it is asked for: shown, waved away, muted. */
@Module({
  imports: [AccessModule, SocketsModule, OffersModule],
  providers: [TellOfOfferHandler, MuteHelpHandler, HelpPushes, HelpGateway],
})
export class HelpModule {}
