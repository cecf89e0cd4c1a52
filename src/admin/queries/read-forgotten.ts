import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { ForgettingProof } from '#protocol';
import { refuse } from '../../errors/problems.js';
import { forgettingOf } from '../../forgetting/proofs.js';

/** The proof of the latest forgetting of a shopper, by any id of theirs. */
export class ReadForgotten extends Query<ForgettingProof> {
  constructor(readonly shopperId: string) {
    super();
  }
}

@QueryHandler(ReadForgotten)
export class ReadForgottenHandler implements IQueryHandler<ReadForgotten> {
  constructor(private readonly store: EventStore) {}

  async execute({ shopperId }: ReadForgotten): Promise<ForgettingProof> {
    const found = await forgettingOf(this.store, shopperId);
    if (!found) throw refuse('not-found', `Nobody who is known as ${shopperId} was forgotten.`);
    return found.proof;
  }
}
