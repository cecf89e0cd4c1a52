import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Clock, derivedId, type NewEvent } from '#kernel';
import {
  type DataOf,
  schemaVersionOf,
  type EventType,
  type placeOrder,
  type PlacedOrder,
  shopperStream,
} from '#protocol';
import type { z } from 'zod';
import { WhoIsThere } from '../../access/who-is-there.js';
import { refuse } from '../../errors/problems.js';
import { DemoShop } from '../demo-shop.js';
import { priced, type PricedOrder } from '../price.js';

export class PlaceDemoOrder extends Command<PlacedOrder> {
  constructor(
    readonly order: z.output<typeof placeOrder>,
    readonly correlationId: string,
  ) {
    super();
  }
}

const DAY_MS = 86_400_000;

/** The shop's server takes an order: the buyer comes from the token, the price from the catalogue. */
@CommandHandler(PlaceDemoOrder)
export class PlaceDemoOrderHandler implements ICommandHandler<PlaceDemoOrder> {
  constructor(
    private readonly store: EventStore,
    private readonly shop: DemoShop,
    private readonly who: WhoIsThere,
    private readonly clock: Clock,
  ) {}

  async execute(command: PlaceDemoOrder): Promise<PlacedOrder> {
    const { order } = command;
    const now = this.clock.now();
    const visitor = this.who.byToken(order.token);
    if (visitor === undefined)
      throw refuse('unauthorised', 'The visitor token is missing, forged or expired.');
    const price = priced(order, this.shop.catalogue);
    const days = order.shipping === 'express' ? 1 : 3;
    const expectedAt = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
    const orderId = orderIdFor(visitor.shopperId, order.checkoutId);
    const placed = this.orderData(orderId, order, price);
    await this.store.append(shopperStream(visitor.shopperId), [
      event('OrderCompleted', placed, visitor.shopperId, command, now),
      event(
        'OrderUpdated',
        { ...placed, status: 'processing', expected_at: expectedAt },
        visitor.shopperId,
        command,
        now,
      ),
    ]);
    const { total, shipping, discount } = price;
    return { orderId, status: 'processing', total, shipping, discount, currency: this.currency, expectedAt };
  }

  private get currency(): string {
    return this.shop.catalogue.shop.currency;
  }

  private orderData(
    orderId: string,
    order: PlaceDemoOrder['order'],
    price: PricedOrder,
  ): DataOf<'OrderCompleted'> {
    return {
      order_id: orderId,
      checkout_id: order.checkoutId,
      products: price.lines.map(({ product, quantity, size, recommendationId }) => ({
        product_id: product.id,
        name: product.name.en,
        category: product.category,
        brand: product.brand,
        price: product.price,
        currency: this.currency,
        quantity,
        ...(size !== undefined && { variant: size }),
        ...(recommendationId !== undefined && { recommendation_id: recommendationId }),
      })),
      revenue: price.goods - price.discount,
      shipping: price.shipping,
      total: price.total,
      currency: this.currency,
      ...(price.discount > 0 && { discount: price.discount, coupon: order.coupon ?? '' }),
    };
  }
}

/** Eight digits that follow from the checkout, so that sending it twice places one order. */
function orderIdFor(shopperId: string, checkoutId: string): string {
  const digits = parseInt(derivedId('demo-order', shopperId, checkoutId).slice(0, 8), 16) % 100_000_000;
  return `HP-${String(digits).padStart(8, '0')}`;
}

function event<Type extends EventType>(
  type: Type,
  data: DataOf<Type>,
  shopperId: string,
  { order, correlationId }: PlaceDemoOrder,
  now: Date,
): NewEvent {
  return {
    id: derivedId('demo-order', shopperId, order.checkoutId, type),
    type,
    schemaVersion: schemaVersionOf(type),
    data,
    metadata: {
      correlationId,
      actor:
        type === 'OrderCompleted' ? { kind: 'shopper', id: shopperId } : { kind: 'shop', id: 'harbour-pine' },
      occurredAt: now.toISOString(),
    },
  };
}
