import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { ShopperDetail } from '#protocol';
import { ReadModels } from '#read-models';
import { isDegradedShopper, journeyOfShopper, ordersOf, portraitOf } from '#shopper';
import { Foresights } from '../../foresight/online/foresights.js';
import { ShowForesight } from './show-foresight.js';
import { refuse } from '../../errors/problems.js';

/** Who a shopper is, what they do, what they ordered and what is foreseen of them, whichever of their ids is asked for. */
export class ReadShopper extends Query<ShopperDetail> {
  constructor(readonly shopperId: string) {
    super();
  }
}

@QueryHandler(ReadShopper)
export class ReadShopperHandler implements IQueryHandler<ReadShopper> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly foresights: Foresights,
    private readonly queries: QueryBus,
  ) {}

  async execute({ shopperId }: ReadShopper): Promise<ShopperDetail> {
    const portrait = await portraitOf(this.readModels, shopperId);
    if (portrait === undefined) throw refuse('not-found', 'Nothing is known of this shopper.');
    const [journey, orders, degraded, note] = await Promise.all([
      journeyOfShopper(this.readModels, shopperId),
      ordersOf(this.readModels, portrait.shopperId),
      isDegradedShopper(this.readModels, shopperId),
      this.foresights.look(portrait.shopperId),
    ]);
    const foresight = note && (await this.queries.execute(new ShowForesight(note, journey)));
    const { lastSeen } = portrait;
    const none = { shopperId: portrait.shopperId, entries: [], sessionStartedAt: lastSeen, lastSeen };
    return {
      portrait,
      journey: journey ?? none,
      orders,
      ...(degraded && { degraded }),
      ...(foresight && { foresight }),
    };
  }
}
