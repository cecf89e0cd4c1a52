import { Module } from '@nestjs/common';
import { CancelRehearsalHandler } from './cancel-rehearsal.js';
import { RehearsalsController } from './rehearsals.controller.js';
import { Rehearsals } from './rehearsals.js';
import { StartRehearsalHandler } from './start-rehearsal.js';

/** Help policies tried on days that have passed. */
@Module({
  controllers: [RehearsalsController],
  providers: [Rehearsals, StartRehearsalHandler, CancelRehearsalHandler],
  exports: [Rehearsals],
})
export class RehearsalsModule {}
