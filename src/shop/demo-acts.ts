import type { Acted, ShopAction } from '#assistance';
import { derivedId, type NewEvent, type RecordedEvent } from '#kernel';
import { type DataOf, schemaVersionOf, type OrderView, type Recorded } from '#protocol';
import type { InvoiceLinks } from './invoice-links.js';

/** What the demo shop tells of what it did, and what of that can be quoted. */

const PREFIX = {
  cancel_order: 'CX',
  change_address: 'AD',
  start_return: 'RT',
  invoice: 'IN',
} as const satisfies Record<ShopAction['act'], string>;

/** Eight digits that follow from the flow, so that doing the same again gives the same. */
export function referenceOf({ act, flowId }: Pick<ShopAction, 'act' | 'flowId'>): string {
  const digits = parseInt(derivedId('demo-act', flowId).slice(0, 8), 16) % 100_000_000;
  return `${PREFIX[act]}-${String(digits).padStart(8, '0')}`;
}

export const actEventId = ({ act, flowId }: Pick<ShopAction, 'act' | 'flowId'>): string =>
  derivedId('demo-act', act, flowId);

export function doneOf(action: ShopAction, shopperId: string, links: InvoiceLinks): Acted {
  const reference = referenceOf(action);
  if (action.act !== 'invoice') return { outcome: 'done', reference };
  const url = links.to({ reference, flowId: action.flowId, orderId: action.orderId, shopperId });
  return { outcome: 'done', reference, document: { title: reference, url } };
}

export function actEvent(action: ShopAction, order: OrderView, now: Date): NewEvent {
  const type = action.act === 'cancel_order' ? 'OrderCancelled' : 'OrderUpdated';
  return {
    id: actEventId(action),
    type,
    schemaVersion: schemaVersionOf(type),
    data: { order_id: order.orderId, ...told(action, order) },
    metadata: {
      correlationId: action.flowId,
      actor: { kind: 'shop', id: 'harbour-pine' },
      occurredAt: now.toISOString(),
    },
  };
}

function told(action: ShopAction, { total, currency }: OrderView): Partial<DataOf<'OrderUpdated'>> {
  const reference = referenceOf(action);
  switch (action.act) {
    case 'cancel_order':
      return {
        cancellation_id: reference,
        reason: action.reason,
        ...(total !== undefined && { total }),
        ...(currency !== undefined && { currency }),
      };
    case 'change_address':
      return { address_change_id: reference, shipping_address: { ...action.address } };
    case 'start_return': {
      const { productIds, reason } = action;
      return { return_id: reference, return_reason: reason, returned_products: [...productIds] };
    }
    case 'invoice':
      return { invoice_id: reference, ...(action.company && { billing: { ...action.company } }) };
  }
}

type OrderEvent = Recorded<'OrderCompleted' | 'OrderUpdated' | 'OrderCancelled' | 'OrderRefunded'>;
const ORDER_EVENTS: readonly string[] = ['OrderUpdated', 'OrderCancelled', 'OrderRefunded'];

const eventsOf = (orderId: string, events: readonly RecordedEvent[]): readonly OrderEvent[] =>
  (events as readonly OrderEvent[]).filter(
    ({ type, data }) => ORDER_EVENTS.includes(type) && data.order_id === orderId,
  );

/** The order with what its events have told of its state since the documents were written. */
export function orderAfter(order: OrderView, events: readonly RecordedEvent[]): OrderView {
  return eventsOf(order.orderId, events).reduce((now, { type, data, metadata }): OrderView => {
    const at = metadata.occurredAt;
    if (Date.parse(at) < Date.parse(now.updatedAt)) return now;
    if (type === 'OrderCancelled') return { ...now, status: 'cancelled', updatedAt: at };
    if (type === 'OrderRefunded') return { ...now, status: 'refunded', updatedAt: at };
    const { status } = data as Partial<DataOf<'OrderUpdated'>>;
    return status === undefined ? now : { ...now, status, updatedAt: at };
  }, order);
}

/** Whether one of these products is on its way back already. */
export function alreadyReturns(
  { orderId, productIds }: Extract<ShopAction, { act: 'start_return' }>,
  events: readonly RecordedEvent[],
): boolean {
  return eventsOf(orderId, events).some(({ data }) => {
    const returned: unknown = (data as Readonly<Record<string, unknown>>).returned_products;
    return Array.isArray(returned) && productIds.some((id) => returned.includes(id));
  });
}
