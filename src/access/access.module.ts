import { Module } from '@nestjs/common';
import { IngestModule } from '../ingest/ingest.module.js';
import { AuthController } from './auth.controller.js';
import { IssueVisitorTokenHandler } from './commands/issue-visitor-token.js';
import { LogInHandler } from './commands/log-in.js';
import { VisitorController } from './visitor.controller.js';
import { WhoIsThere } from './who-is-there.js';

/** Who may come in, as what. */
@Module({
  imports: [IngestModule],
  controllers: [AuthController, VisitorController],
  providers: [WhoIsThere, LogInHandler, IssueVisitorTokenHandler],
  exports: [WhoIsThere],
})
export class AccessModule {}
