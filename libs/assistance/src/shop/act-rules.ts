import type { OrderStatus, OrderView } from '#protocol';
import type { ActRefusal, ShopAct } from './shop-backend.js';

const BEFORE_DISPATCH: readonly OrderStatus[] = ['placed', 'processing'];
const DAY_MS = 86_400_000;

/**
 * Why an act is not possible for an order as it stands, or undefined where it is. The assistant asks this before it
 * offers something; the shop decides anew when it acts.
 */
export function refusalOf(
  act: ShopAct,
  { status, updatedAt }: Pick<OrderView, 'status' | 'updatedAt'>,
  { now, returnDays }: { readonly now: Date; readonly returnDays: number },
): ActRefusal | undefined {
  if (status === 'cancelled') return 'already-cancelled';
  switch (act) {
    case 'cancel_order':
    case 'change_address':
      return BEFORE_DISPATCH.includes(status) ? undefined : 'already-shipped';
    case 'start_return':
      if (status === 'refunded') return 'already-returned';
      if (status !== 'delivered') return 'not-delivered';
      return now.getTime() - Date.parse(updatedAt) > returnDays * DAY_MS ? 'return-period-over' : undefined;
    case 'invoice':
      return undefined;
  }
}
