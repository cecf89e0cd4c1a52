import { useCallback, useMemo, useState } from 'react';
import { holdQueue, type QueueRules } from './queue-order.js';

/**
 * A queue that stands still: its order is taken when the list first arrives, when other rules hold or another part of
 * it is looked at, and whenever `takeAnew` is called; in between rows only change in place. An empty queue takes what
 * comes.
 *
 * @param part which part of all there is `items` are: another text, another part
 */
export function useHeldQueue<Item>(items: readonly Item[] | undefined, rules: QueueRules<Item>, part = '') {
  const { order } = rules;
  const [shown, setShown] = useState<readonly Item[]>();
  const [taken, setTaken] = useState(() => ({ order, part }));
  const isFirst = shown === undefined || (shown.length === 0 && (items?.length ?? 0) > 0);
  if (items !== undefined && (isFirst || taken.order !== order || taken.part !== part)) {
    setShown(items.toSorted(order));
    setTaken({ order, part });
  }
  const held = useMemo(() => holdQueue(shown ?? [], items ?? [], rules), [shown, items, rules]);
  const takeAnew = useCallback(() => setShown(items?.toSorted(order)), [items, order]);
  return { ...held, loading: items === undefined, takeAnew };
}
export type Held<Item> = ReturnType<typeof useHeldQueue<Item>>;
