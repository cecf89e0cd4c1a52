import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ReplayView } from '#protocol';
import { Replays } from '../../replays/replays.js';

/** Every replay there was, newest first. */
export class ListReplays extends Query<readonly ReplayView[]> {}

@QueryHandler(ListReplays)
export class ListReplaysHandler implements IQueryHandler<ListReplays> {
  constructor(private readonly replays: Replays) {}

  execute(): Promise<readonly ReplayView[]> {
    return this.replays.all();
  }
}
