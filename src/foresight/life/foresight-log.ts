import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { Clock } from '#kernel';
import { LoggedLife } from '../../models/logged-life.js';
import { ForesightModels } from './foresight-models.js';

/** The life of the foresight model in the log. */
@Injectable()
export class ForesightLog extends LoggedLife {
  constructor(store: EventStore, { name }: ForesightModels, clock: Clock) {
    super(store, clock, name);
  }
}
