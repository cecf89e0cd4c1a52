import { useCallback, useState } from 'react';
import type { SiteOrder } from './queue-order.js';

const KEPT = 'presage.desk.order';

/** Who comes first among those on the site; as this agent last chose it, and those in need before they have. */
export function useSiteOrder() {
  const [order, setOrder] = useState<SiteOrder>(() =>
    localStorage.getItem(KEPT) === 'presence' ? 'presence' : 'need',
  );
  const turn = useCallback(() => {
    setOrder((before) => {
      const next = otherOrder(before);
      localStorage.setItem(KEPT, next);
      return next;
    });
  }, []);
  return { order, turn };
}

export const otherOrder = (order: SiteOrder): SiteOrder => (order === 'need' ? 'presence' : 'need');
