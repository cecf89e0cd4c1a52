import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { DocumentAt, LogPoint } from '#protocol';
import { Travel } from '../travel/travel.js';

/** A document as it was. */
export class ReadDocument extends Query<DocumentAt> {
  constructor(
    readonly projection: string,
    readonly key: string,
    readonly point: LogPoint,
  ) {
    super();
  }
}

@QueryHandler(ReadDocument)
export class ReadDocumentHandler implements IQueryHandler<ReadDocument> {
  constructor(private readonly travel: Travel) {}

  execute({ projection: name, key, point }: ReadDocument): Promise<DocumentAt> {
    return this.travel.through(name, (travel, projection) => travel.at(projection, key, point));
  }
}
