import type { EventMetadata } from '#kernel';

interface Caused {
  readonly id: string;
  readonly metadata: Pick<EventMetadata, 'causationId'>;
}

export interface CauseNode<Event> {
  readonly event: Event;
  readonly caused: CauseNode<Event>[];
}

/**
 * Events by what caused them, each once, siblings in the order given. Roots are those whose cause is not among
 * them; where causes go round in a circle, its first event is one.
 */
export function causeTree<Event extends Caused>(events: readonly Event[]): readonly CauseNode<Event>[] {
  const nodes = new Map<string, CauseNode<Event>>(events.map((event) => [event.id, { event, caused: [] }]));
  const parents = new Map<CauseNode<Event>, CauseNode<Event>>();
  const isBelow = (low: CauseNode<Event> | undefined, high: CauseNode<Event>): boolean => {
    for (let at = low; at; at = parents.get(at)) if (at === high) return true;
    return false;
  };
  const roots: CauseNode<Event>[] = [];
  for (const node of nodes.values()) {
    const cause = nodes.get(node.event.metadata.causationId ?? '');
    if (cause && !isBelow(cause, node)) {
      cause.caused.push(node);
      parents.set(node, cause);
    } else roots.push(node);
  }
  return roots;
}
