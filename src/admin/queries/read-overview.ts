import { Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { openConversationsProjection } from '#conversation';
import { EventStore, RejectedInputs } from '#event-store';
import type { Overview } from '#protocol';
import { ReadModels } from '#read-models';
import { championOf, versionIn } from '#model-life';
import { ListOnSite } from '../../desk/queries/list-on-site.js';
import { LogRate } from '../../live/log-rate.js';
import { ModelLog } from '../../understanding/model-log.js';

/** The shop at a glance. */
export class ReadOverview extends Query<Overview> {}

/** What is counted across the house. */
@Injectable()
export class Counts {
  constructor(
    private readonly store: EventStore,
    private readonly rejected: RejectedInputs,
    private readonly queries: QueryBus,
  ) {}

  async read(): Promise<Pick<Overview, 'events' | 'rejected' | 'onSite'>> {
    const [events, rejected, onSite] = await Promise.all([
      this.store.count(),
      this.rejected.count(),
      this.queries.execute(new ListOnSite()),
    ]);
    return { events, rejected, onSite: onSite.length };
  }
}

@QueryHandler(ReadOverview)
export class ReadOverviewHandler implements IQueryHandler<ReadOverview> {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly counts: Counts,
    private readonly rate: LogRate,
    private readonly models: ModelLog,
  ) {}

  async execute(): Promise<Overview> {
    const [head, counts, openConversations, intentModel] = await Promise.all([
      this.store.head(),
      this.counts.read(),
      this.openConversations(),
      this.intentModel(),
    ]);
    return {
      ...counts,
      head: String(head),
      openConversations,
      rate: this.rate.recent(),
      uptimeSeconds: Math.round(process.uptime()),
      ...(intentModel && { intentModel }),
    };
  }

  private async openConversations(): Promise<number> {
    const open = ['assistant', 'waiting', 'agent'].map((status) =>
      this.readModels.count(openConversationsProjection, { status }),
    );
    return (await Promise.all(open)).reduce((sum, count) => sum + count, 0);
  }

  private async intentModel(): Promise<Overview['intentModel']> {
    const { history } = await this.models.loaded();
    const champion = versionIn(history, championOf(history) ?? '');
    if (!champion) return undefined;
    const { version, labels, examples, encoder } = champion.trained;
    return { version, labels, examples, encoder };
  }
}
