import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { OrderView } from '#protocol';
import { ReadModels } from '#read-models';
import { ordersOf } from '#shopper';
import { WhoIsThere } from '../../access/who-is-there.js';

/** The visitor's own orders, newest first. */
export class ListOwnOrders extends Query<readonly OrderView[]> {
  constructor(
    /** Header of the request, with the visitor's token. */
    readonly authorization: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListOwnOrders)
export class ListOwnOrdersHandler implements IQueryHandler<ListOwnOrders> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly who: WhoIsThere,
  ) {}

  async execute({ authorization }: ListOwnOrders): Promise<readonly OrderView[]> {
    return ordersOf(this.readModels, this.who.byBearer(authorization).shopperId);
  }
}
