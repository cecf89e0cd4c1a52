import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { PolicyTemplate } from '#protocol';
import { readTemplates } from '../templates.js';

/** Policies to start from. */
export class ListTemplates extends Query<readonly PolicyTemplate[]> {}

@QueryHandler(ListTemplates)
export class ListTemplatesHandler implements IQueryHandler<ListTemplates> {
  execute(): Promise<readonly PolicyTemplate[]> {
    return readTemplates();
  }
}
