import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { CorrelationNode, CorrelationTree } from '#protocol';
import { type CauseNode, readCorrelation } from '#safekeeping';
import { refuse } from '../../errors/problems.js';
import { eventView } from '../event-view.js';

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
    const { events, roots } = await readCorrelation(this.store, correlationId);
    if (events === 0) throw refuse('not-found', 'No event carries this correlation id.');
    return { correlationId, events, roots: roots.map(nodeView) };
  }
}

function nodeView({ event, caused }: CauseNode<RecordedEvent>): CorrelationNode {
  return { event: eventView(event), caused: caused.map(nodeView) };
}
