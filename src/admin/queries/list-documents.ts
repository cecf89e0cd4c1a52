import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { UnknownProjection } from '#projections';
import { ReadModels } from '#read-models';
import { refuse } from '../../errors/problems.js';
import { projections } from '../../projections.js';

/** Keys of a projection's documents in byte order, a page at a time. */
export class ListDocuments extends Query<readonly string[]> {
  constructor(
    readonly projection: string,
    readonly page: { readonly prefix: string; readonly after?: string | undefined; readonly limit: number },
  ) {
    super();
  }
}

@QueryHandler(ListDocuments)
export class ListDocumentsHandler implements IQueryHandler<ListDocuments> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ projection, page: { prefix, after, limit } }: ListDocuments): Promise<readonly string[]> {
    const model = projections.find(({ name }) => name === projection);
    if (!model) throw refuse('not-found', new UnknownProjection(projection, projections).message);
    const isWithin = after !== undefined && Buffer.compare(Buffer.from(after), Buffer.from(prefix)) >= 0;
    const start = isWithin ? after : prefix;
    const found = await this.readModels.find(model, { limit, ...(start !== '' && { after: start }) });
    const itself = isWithin || prefix === '' ? undefined : await this.readModels.get(model, prefix);
    return [...(itself === undefined ? [] : [prefix]), ...found.map(({ key }) => key)]
      .filter((key) => key.startsWith(prefix))
      .slice(0, limit);
  }
}
