import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DocumentHistory } from '#protocol';
import { Travel } from '../travel/travel.js';

/** The events behind one document. */
export class ReadHistory extends Query<DocumentHistory> {
  constructor(
    readonly projection: string,
    readonly key: string,
  ) {
    super();
  }
}

@QueryHandler(ReadHistory)
export class ReadHistoryHandler implements IQueryHandler<ReadHistory> {
  constructor(private readonly travel: Travel) {}

  execute({ projection: name, key }: ReadHistory): Promise<DocumentHistory> {
    return this.travel.through(name, (travel, projection) => travel.history(projection, key));
  }
}
