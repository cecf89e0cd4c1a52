import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type EventFilter, EventStore } from '#event-store';
import type { EventView } from '#protocol';
import { eventView } from '../event-view.js';

/** Events of the whole log that match, newest first, a page at a time. */
export class SearchEvents extends Query<readonly EventView[]> {
  constructor(
    readonly filter: EventFilter,
    readonly page: { readonly before?: string | undefined; readonly limit: number },
  ) {
    super();
  }
}

@QueryHandler(SearchEvents)
export class SearchEventsHandler implements IQueryHandler<SearchEvents> {
  constructor(private readonly store: EventStore) {}

  async execute({ filter, page: { before, limit } }: SearchEvents): Promise<readonly EventView[]> {
    const end = before === undefined ? (await this.store.head()) + 1n : BigInt(before);
    return (await this.store.readAllBackwards(end, filter, limit)).map(eventView);
  }
}
