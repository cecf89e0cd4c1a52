import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { Clock } from '#kernel';
import { LoggedLife } from '../models/logged-life.js';
import { IntentModels } from './intent-models.js';

/** The life of the intent model in the log. */
@Injectable()
export class ModelLog extends LoggedLife {
  constructor(store: EventStore, { name }: IntentModels, clock: Clock) {
    super(store, clock, name);
  }
}
