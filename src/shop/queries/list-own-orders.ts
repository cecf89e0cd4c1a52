import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { OrderView } from '#protocol';
import { ReadModels } from '#read-models';
import { ordersOf } from '#shopper';
import { WhoIsThere } from '../../access/who-is-there.js';
import { refuse } from '../../errors/problems.js';

/** The visitor's own orders, newest first. */
export class ListOwnOrders extends Query<readonly OrderView[]> {
  constructor(readonly token: string | undefined) {
    super();
  }
}

@QueryHandler(ListOwnOrders)
export class ListOwnOrdersHandler implements IQueryHandler<ListOwnOrders> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly who: WhoIsThere,
  ) {}

  async execute({ token }: ListOwnOrders): Promise<readonly OrderView[]> {
    const visitor = this.who.byToken(token);
    if (visitor === undefined)
      throw refuse('unauthorised', 'The visitor token is missing, forged or expired.');
    return ordersOf(this.readModels, visitor.shopperId);
  }
}
