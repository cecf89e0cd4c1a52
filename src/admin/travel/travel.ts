import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import {
  AddsUpMany,
  LiveDefinitions,
  NothingKnown,
  NotYetHappened,
  type Projection,
  TimeTravel,
  UnknownProjection,
  VariantUnusable,
} from '#projections';
import { ReadModels } from '#read-models';
import { refuse } from '../../errors/problems.js';
import { Forgettings } from '../../live/forgettings.js';
import { projections } from '../../projections.js';

/** Time travel through the documents that are live, for those who ask over HTTP. */
@Injectable()
export class Travel {
  private readonly definitions: LiveDefinitions;
  private readonly travel: TimeTravel;

  constructor(store: EventStore, readModels: ReadModels, forgettings: Forgettings) {
    this.definitions = new LiveDefinitions(readModels, projections);
    this.travel = new TimeTravel(store);
    forgettings.listen(() => this.travel.forget());
  }

  /** @throws Refusal telling what there is no history of, and what to ask for instead */
  async through<Found>(
    name: string,
    ask: (travel: TimeTravel, projection: Projection) => Promise<Found>,
  ): Promise<Found> {
    try {
      return await ask(this.travel, await this.definitions.of(name));
    } catch (error) {
      if (error instanceof UnknownProjection || error instanceof NothingKnown)
        throw refuse('not-found', error.message);
      if (error instanceof NotYetHappened) throw refuse('invalid-input', error.message);
      if (error instanceof VariantUnusable || error instanceof AddsUpMany)
        throw refuse('conflict', error.message);
      throw error;
    }
  }
}
