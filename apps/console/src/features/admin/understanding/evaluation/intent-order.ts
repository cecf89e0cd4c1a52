import type { IntentFigures } from '#protocol';

export const COLUMNS = ['intent', 'precision', 'recall', 'f1', 'texts'] as const;
export type Column = (typeof COLUMNS)[number];
export interface Order {
  readonly by: Column;
  readonly descending: boolean;
}

/** The worst first: that is where there is something to do. */
export const FIRST_ORDER: Order = { by: 'f1', descending: false };

/** The same column again turns round; another begins with its least, the names with A. */
export const reordered = (order: Order, by: Column): Order =>
  order.by === by ? { by, descending: !order.descending } : { by, descending: by === 'texts' };

/** Equal figures stand by name, so that the order is the same each time. */
export function ordered(
  figures: readonly IntentFigures[],
  { by, descending }: Order,
  nameOf: (intent: string) => string,
): readonly IntentFigures[] {
  const sign = descending ? -1 : 1;
  const byName = (a: IntentFigures, b: IntentFigures): number =>
    nameOf(a.intent).localeCompare(nameOf(b.intent));
  return [...figures].sort((a, b) =>
    by === 'intent' ? sign * byName(a, b) : sign * (a[by] - b[by]) || byName(a, b),
  );
}
