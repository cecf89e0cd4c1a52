import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ModelView } from '#protocol';
import { championOf } from '#model-life';
import type { Caller } from '../../access/caller.js';
import { ModelLog } from '../model-log.js';
import { ModelViews } from '../model-views.js';
import { ReadGate } from '../queries/read-gate.js';
import { ServingNotes } from '../serving-notes.js';

/** Lets a version answer shoppers, if it is not worse than the one that does. */
export class Promote extends Command<ModelView> {
  constructor(
    readonly version: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(Promote)
export class PromoteHandler implements ICommandHandler<Promote> {
  constructor(
    private readonly log: ModelLog,
    private readonly queries: QueryBus,
    private readonly views: ModelViews,
    private readonly serving: ServingNotes,
  ) {}

  async execute({ version, caller }: Promote): Promise<ModelView> {
    const before = await this.views.version(version);
    if (before.state !== 'champion') {
      const view = await this.queries.execute(new ReadGate(version));
      const { champion: against, passed, golden, corrections, reason } = view;
      const gate = { passed, golden, corrections };
      const command = { type: 'Promote', version, against, gate, reason, kept: before.kept } as const;
      await this.log.carryOut(command, caller);
    }
    const { history } = await this.log.loaded();
    if (championOf(history) === version) await this.serving.until(version);
    return this.views.version(version);
  }
}
