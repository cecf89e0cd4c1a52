import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { causeTree, type CauseNode } from './cause-tree.js';

/** Events in a tree: JSON is not nested deeper than these can make it. */
const SHOWN = 1_000;

export interface Correlation {
  /** How many events carry the id. */
  readonly events: number;
  /** The oldest thousand of them, by what caused them. */
  readonly roots: readonly CauseNode<RecordedEvent>[];
}

/** What followed from one request; nothing where no event carries its id. */
export async function readCorrelation(
  store: Pick<EventStore, 'readAll' | 'count'>,
  correlationId: string,
): Promise<Correlation> {
  const events = await store.readAll(0n, { correlationId }, SHOWN);
  const total = events.length < SHOWN ? events.length : await store.count({ correlationId });
  return { events: total, roots: causeTree(events) };
}
