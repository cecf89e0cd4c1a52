import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { quarantineGroups } from '#projections';
import type { QuarantineGroup } from '#protocol';
import { ReadModels } from '#read-models';
import { KnownProjections } from '../known-projections.js';

/** What the projections could not apply, by projection and cause; the most frequent first. */
export class ListQuarantine extends Query<readonly QuarantineGroup[]> {}

@QueryHandler(ListQuarantine)
export class ListQuarantineHandler implements IQueryHandler<ListQuarantine> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly projections: KnownProjections,
  ) {}

  async execute(): Promise<readonly QuarantineGroup[]> {
    const { all } = this.projections;
    const groups = await Promise.all(all.map((projection) => quarantineGroups(this.readModels, projection)));
    return groups.flat().sort((a, b) => b.count - a.count);
  }
}
