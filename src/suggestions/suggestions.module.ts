import { Module } from '@nestjs/common';
import { SocketsModule } from '../sockets/sockets.module.js';
import { CannedReplies } from './canned-replies.js';
import { CannedController } from './canned.controller.js';
import { PastReplies } from './past-replies.js';
import { SuggestionsGateway } from './suggestions.gateway.js';
import { SuggestionSources } from './suggestion-sources.js';
import { Suggestions } from './suggestions.js';

/** What agents could answer. */
@Module({
  imports: [SocketsModule],
  controllers: [CannedController],
  providers: [CannedReplies, PastReplies, Suggestions, SuggestionSources, SuggestionsGateway],
})
export class SuggestionsModule {}
