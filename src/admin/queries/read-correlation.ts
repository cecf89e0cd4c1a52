import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { CorrelationNode, CorrelationTree } from '#protocol';
import { causeTree, type CauseNode } from '#safekeeping';
import { refuse } from '../../errors/problems.js';
import { eventView } from '../event-view.js';

/** Events in a tree; JSON is not nested deeper than this can make it. */
const SHOWN = 1_000;

/** What followed from one request: its events by what caused them, the oldest thousand. */
export class ReadCorrelation extends Query<CorrelationTree> {
  constructor(readonly correlationId: string) {
    super();
  }
}

@QueryHandler(ReadCorrelation)
export class ReadCorrelationHandler implements IQueryHandler<ReadCorrelation> {
  constructor(private readonly store: EventStore) {}

  async execute({ correlationId }: ReadCorrelation): Promise<CorrelationTree> {
    const events = await this.store.readAll(0n, { correlationId }, SHOWN);
    if (events.length === 0) throw refuse('not-found', 'No event carries this correlation id.');
    const total = events.length < SHOWN ? events.length : await this.store.count({ correlationId });
    return { correlationId, events: total, roots: causeTree(events).map(nodeView) };
  }
}

function nodeView({ event, caused }: CauseNode<RecordedEvent>): CorrelationNode {
  return { event: eventView(event), caused: caused.map(nodeView) };
}
