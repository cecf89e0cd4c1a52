import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { EventView } from '#protocol';
import { eventView } from '../event-view.js';

/** Events of one stream, a page at a time. */
export class ReadStream extends Query<readonly EventView[]> {
  constructor(
    readonly stream: string,
    readonly page: {
      readonly from?: number | undefined;
      readonly direction: 'forwards' | 'backwards';
      readonly limit: number;
    },
  ) {
    super();
  }
}

@QueryHandler(ReadStream)
export class ReadStreamHandler implements IQueryHandler<ReadStream> {
  constructor(private readonly store: EventStore) {}

  async execute({ stream, page: { from, direction, limit } }: ReadStream): Promise<readonly EventView[]> {
    const events = await this.store.readStream(stream, {
      direction,
      limit,
      ...(from !== undefined && { from }),
    });
    return events.map(eventView);
  }
}
