import { useCallback, useMemo, useState } from 'react';
import { holdQueue, type QueueRules } from './queue-order.js';

/**
 * A queue that stands still: its order is taken when the list first arrives and whenever `takeAnew` is called;
 * in between rows only change in place. An empty queue takes what comes.
 */
export function useHeldQueue<Item>(items: readonly Item[] | undefined, rules: QueueRules<Item>) {
  const { order } = rules;
  const [shown, setShown] = useState<readonly Item[]>();
  if (items !== undefined && (shown === undefined || (shown.length === 0 && items.length > 0))) {
    setShown(items.toSorted(order));
  }
  const held = useMemo(() => holdQueue(shown ?? [], items ?? [], rules), [shown, items, rules]);
  const takeAnew = useCallback(() => setShown(items?.toSorted(order)), [items, order]);
  return { ...held, loading: items === undefined, takeAnew };
}
export type Held<Item> = ReturnType<typeof useHeldQueue<Item>>;
