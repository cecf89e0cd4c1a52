import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { TranscriptsModule } from '../transcripts/transcripts.module.js';
import { AskForTranscriptHandler } from './ask-for-transcript.js';
import { LetterRequests } from './letter-requests.js';
import { LettersController } from './letters.controller.js';
import { OutboundController } from './outbound.controller.js';
import { RetrySendingHandler } from './retry-sending.js';

/** What leaves the house on somebody's asking, and what became of it. */
@Module({
  imports: [AccessModule, TranscriptsModule],
  controllers: [LettersController, OutboundController],
  providers: [LetterRequests, AskForTranscriptHandler, RetrySendingHandler],
})
export class OutboundModule {}
