import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DocumentDifference, LogPoint } from '#protocol';
import { Travel } from '../travel/travel.js';

/** How a document changed between two moments, and why. */
export class ReadDifference extends Query<DocumentDifference> {
  constructor(
    readonly projection: string,
    readonly key: string,
    readonly from: LogPoint,
    readonly to: LogPoint,
  ) {
    super();
  }
}

@QueryHandler(ReadDifference)
export class ReadDifferenceHandler implements IQueryHandler<ReadDifference> {
  constructor(private readonly travel: Travel) {}

  execute({ projection: name, key, from, to }: ReadDifference): Promise<DocumentDifference> {
    return this.travel.through(name, (travel, projection) => travel.difference(projection, key, from, to));
  }
}
