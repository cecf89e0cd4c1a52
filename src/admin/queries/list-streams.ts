import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { StreamInfoView } from '#protocol';

/** Streams by name, a page at a time. */
export class ListStreams extends Query<readonly StreamInfoView[]> {
  constructor(
    readonly page: { readonly prefix: string; readonly after?: string | undefined; readonly limit: number },
  ) {
    super();
  }
}

@QueryHandler(ListStreams)
export class ListStreamsHandler implements IQueryHandler<ListStreams> {
  constructor(private readonly store: EventStore) {}

  execute({ page: { prefix, after, limit } }: ListStreams): Promise<readonly StreamInfoView[]> {
    return this.store.listStreams(prefix, after, limit);
  }
}
