import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { RejectedInputs } from '#event-store';
import type { RejectedView } from '#protocol';

/** Input that was kept aside, newest first. */
export class ListRejected extends Query<readonly RejectedView[]> {
  constructor(readonly page: { readonly before?: string | undefined; readonly limit: number }) {
    super();
  }
}

@QueryHandler(ListRejected)
export class ListRejectedHandler implements IQueryHandler<ListRejected> {
  constructor(private readonly rejected: RejectedInputs) {}

  execute({ page: { before, limit } }: ListRejected): Promise<readonly RejectedView[]> {
    return this.rejected.list({ limit, ...(before !== undefined && { before }) });
  }
}
