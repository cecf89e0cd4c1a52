import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { PolicyView } from '#protocol';
import { Policies } from '../policies.js';

/** Every policy there is, with its history and how it does. */
export class ListPolicies extends Query<readonly PolicyView[]> {}

@QueryHandler(ListPolicies)
export class ListPoliciesHandler implements IQueryHandler<ListPolicies> {
  constructor(private readonly policies: Policies) {}

  execute(): Promise<readonly PolicyView[]> {
    return this.policies.all();
  }
}
