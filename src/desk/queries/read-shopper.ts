import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ShopperDetail } from '#protocol';
import { ReadModels } from '#read-models';
import { isDegradedShopper, journeyOfShopper, ordersOf, portraitOf } from '#shopper';
import { refuse } from '../../errors/problems.js';

/** Who a shopper is, what they do and what they ordered, whichever of their ids is asked for. */
export class ReadShopper extends Query<ShopperDetail> {
  constructor(readonly shopperId: string) {
    super();
  }
}

@QueryHandler(ReadShopper)
export class ReadShopperHandler implements IQueryHandler<ReadShopper> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ shopperId }: ReadShopper): Promise<ShopperDetail> {
    const portrait = await portraitOf(this.readModels, shopperId);
    if (portrait === undefined) throw refuse('not-found', 'Nothing is known of this shopper.');
    const [journey, orders, degraded] = await Promise.all([
      journeyOfShopper(this.readModels, shopperId),
      ordersOf(this.readModels, portrait.shopperId),
      isDegradedShopper(this.readModels, shopperId),
    ]);
    const { lastSeen } = portrait;
    const none = { shopperId: portrait.shopperId, entries: [], sessionStartedAt: lastSeen, lastSeen };
    return { portrait, journey: journey ?? none, orders, ...(degraded && { degraded }) };
  }
}
