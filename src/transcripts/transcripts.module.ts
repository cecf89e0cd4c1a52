import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { Transcripts } from './transcripts.js';
import { TranscriptsController } from './transcripts.controller.js';

/** Conversations that shoppers take with them. */
@Module({
  imports: [AccessModule, ConversationsModule],
  controllers: [TranscriptsController],
  providers: [Transcripts],
  exports: [Transcripts],
})
export class TranscriptsModule {}
