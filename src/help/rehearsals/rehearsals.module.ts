import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { CancelRehearsalHandler } from './cancel-rehearsal.js';
import { PastRehearsals } from './past-rehearsals.js';
import { RehearsalExamples } from './rehearsal-examples.js';
import { RehearsalLog } from './rehearsal-log.js';
import { RehearsalsController } from './rehearsals.controller.js';
import { Rehearsals } from './rehearsals.js';
import { StartRehearsalHandler } from './start-rehearsal.js';

/** Help policies tried on days that have passed. */
@Module({
  imports: [AccessModule],
  controllers: [RehearsalsController],
  providers: [
    RehearsalLog,
    Rehearsals,
    RehearsalExamples,
    PastRehearsals,
    StartRehearsalHandler,
    CancelRehearsalHandler,
  ],
  exports: [Rehearsals, PastRehearsals],
})
export class RehearsalsModule {}
