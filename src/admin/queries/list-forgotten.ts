import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { ForgettingProof } from '#protocol';
import { allForgettings } from '../../forgetting/proofs.js';

/** Everybody who was forgotten, the latest first, each with the proof. */
export class ListForgotten extends Query<readonly ForgettingProof[]> {}

@QueryHandler(ListForgotten)
export class ListForgottenHandler implements IQueryHandler<ListForgotten> {
  constructor(private readonly store: EventStore) {}

  async execute(): Promise<readonly ForgettingProof[]> {
    return (await allForgettings(this.store)).map(({ proof }) => proof);
  }
}
