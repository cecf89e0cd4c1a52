import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { TranscriptsModule } from '../transcripts/transcripts.module.js';
import { AskForTranscriptHandler } from './ask-for-transcript.js';
import { LetterRequests } from './letter-requests.js';
import { LettersController } from './letters.controller.js';
import { OutboundController } from './outbound.controller.js';
import { ReadSendingHandler } from './read-sending.js';
import { RetryGivenUpHandler } from './retry-given-up.js';
import { RetrySendingHandler } from './retry-sending.js';
import { SendTestHandler } from './send-test.js';

/** What leaves the house on somebody's asking, and what became of it. */
@Module({
  imports: [AccessModule, TranscriptsModule],
  controllers: [LettersController, OutboundController],
  providers: [
    LetterRequests,
    AskForTranscriptHandler,
    ReadSendingHandler,
    RetryGivenUpHandler,
    RetrySendingHandler,
    SendTestHandler,
  ],
})
export class OutboundModule {}
