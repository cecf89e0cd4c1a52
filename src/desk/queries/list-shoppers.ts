import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Portrait } from '#protocol';
import { ReadModels } from '#read-models';
import { countPortraits, latestPortraits } from '#shopper';

export interface ShopperPage {
  readonly total: number;
  readonly shoppers: readonly Portrait[];
}

/** Known people, last seen first. */
export class ListShoppers extends Query<ShopperPage> {
  constructor(
    readonly limit: number,
    readonly offset: number,
  ) {
    super();
  }
}

@QueryHandler(ListShoppers)
export class ListShoppersHandler implements IQueryHandler<ListShoppers> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ limit, offset }: ListShoppers): Promise<ShopperPage> {
    const [total, shoppers] = await Promise.all([
      countPortraits(this.readModels),
      latestPortraits(this.readModels, { limit, offset }),
    ]);
    return { total, shoppers };
  }
}
