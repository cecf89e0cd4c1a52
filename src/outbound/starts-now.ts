import type { EventStore } from '#event-store';
import type { ProjectionStatus } from '#protocol';
import type { ReadModel, ReadModels } from '#read-models';
import type { Role } from '../roles/role.js';
import { placeOf } from '../roles/subscriber.js';

interface StartingParts {
  readonly store: Pick<EventStore, 'head'>;
  readonly readModels: ReadModels;
}

/** A reaction that is switched on begins with what happens from now on: nobody is told of the past. */
export class StartsNow implements Role {
  private readonly place: ReadModel;

  /** @param reaction name of what the role carries along the log */
  constructor(
    private readonly role: Role,
    reaction: string,
    private readonly parts: StartingParts,
  ) {
    this.place = placeOf(reaction);
  }

  async start(): Promise<void> {
    const { readModels, store } = this.parts;
    await readModels.define(this.place);
    if ((await readModels.checkpoint(this.place)) === 0n) {
      await readModels.commit(this.place, [], await store.head());
    }
    await this.role.start();
  }

  stop(): Promise<void> {
    return this.role.stop();
  }

  status(): Promise<readonly ProjectionStatus[]> {
    return this.role.status();
  }
}
