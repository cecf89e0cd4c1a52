import { Module } from '@nestjs/common';
import { OutcomesController } from './outcomes.controller.js';
import { ReadOutcomesHandler } from './read-outcomes.js';

/** What help was worth, and how conversations went. */
@Module({ controllers: [OutcomesController], providers: [ReadOutcomesHandler] })
export class OutcomesModule {}
