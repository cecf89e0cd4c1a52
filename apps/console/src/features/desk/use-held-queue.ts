import { useCallback, useMemo, useState } from 'react';
import { holdQueue, type QueueRules } from './queue-order.js';

/**
 * A queue that stands still: its order is taken when the list first arrives, when other rules hold, and whenever
 * `takeAnew` is called; in between rows only change in place. An empty queue takes what comes.
 */
export function useHeldQueue<Item>(items: readonly Item[] | undefined, rules: QueueRules<Item>) {
  const { order } = rules;
  const [shown, setShown] = useState<readonly Item[]>();
  const [ordered, setOrdered] = useState(() => order);
  const isFirst = shown === undefined || (shown.length === 0 && (items?.length ?? 0) > 0);
  if (items !== undefined && (isFirst || ordered !== order)) {
    setShown(items.toSorted(order));
    setOrdered(() => order);
  }
  const held = useMemo(() => holdQueue(shown ?? [], items ?? [], rules), [shown, items, rules]);
  const takeAnew = useCallback(() => setShown(items?.toSorted(order)), [items, order]);
  return { ...held, loading: items === undefined, takeAnew };
}
export type Held<Item> = ReturnType<typeof useHeldQueue<Item>>;
