import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { EventView } from '#protocol';
import { refuse } from '../../errors/problems.js';
import { eventView } from '../event-view.js';

export class ReadEvent extends Query<EventView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ReadEvent)
export class ReadEventHandler implements IQueryHandler<ReadEvent> {
  constructor(private readonly store: EventStore) {}

  async execute({ id }: ReadEvent): Promise<EventView> {
    const event = await this.store.readEvent(id);
    if (event === undefined) throw refuse('not-found', 'No event has this id.');
    return eventView(event);
  }
}
