import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { championOf } from '#model-life';
import type { ForesightVersionView } from '#protocol';
import type { Caller } from '../../../access/caller.js';
import { ForesightLog } from '../foresight-log.js';
import { ForesightViews } from '../foresight-views.js';
import { ReadForesightGate } from '../queries/read-foresight-gate.js';
import { ForesightServingNotes } from '../serving-notes.js';

/** Lets a version foresee, if it is not worse than the one that does. */
export class PromoteForesight extends Command<ForesightVersionView> {
  constructor(
    readonly version: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(PromoteForesight)
export class PromoteForesightHandler implements ICommandHandler<PromoteForesight> {
  constructor(
    private readonly log: ForesightLog,
    private readonly queries: QueryBus,
    private readonly views: ForesightViews,
    private readonly serving: ForesightServingNotes,
  ) {}

  async execute({ version, caller }: PromoteForesight): Promise<ForesightVersionView> {
    const before = await this.views.version(version);
    if (before.state !== 'champion') {
      const { champion, passed, checks, reason } = await this.queries.execute(new ReadForesightGate(version));
      const gate = { passed, checks };
      const command = {
        type: 'Promote',
        version,
        against: champion,
        gate,
        reason,
        kept: before.kept,
      } as const;
      await this.log.carryOut(command, caller);
    }
    const { history } = await this.log.loaded();
    if (championOf(history) === version) await this.serving.until(version);
    return this.views.version(version);
  }
}
