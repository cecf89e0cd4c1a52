import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { championOf } from '#model-life';
import type { ForesightVersionView } from '#protocol';
import type { Caller } from '../../../access/caller.js';
import { ForesightLog } from '../foresight-log.js';
import { ForesightModels } from '../foresight-models.js';
import { ForesightViews } from '../foresight-views.js';
import { ForesightServingNotes } from '../serving-notes.js';

/** The version that foresaw before foresees again. */
export class RollBackForesight extends Command<ForesightVersionView> {
  constructor(
    readonly from: string | undefined,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(RollBackForesight)
export class RollBackForesightHandler implements ICommandHandler<RollBackForesight> {
  constructor(
    private readonly log: ForesightLog,
    private readonly models: ForesightModels,
    private readonly views: ForesightViews,
    private readonly serving: ForesightServingNotes,
  ) {}

  async execute({ from, caller }: RollBackForesight): Promise<ForesightVersionView> {
    const command = { type: 'RollBack', from, kept: await this.models.kept() } as const;
    const { history } = await this.log.carryOut(command, caller);
    const version = championOf(history) ?? '';
    await this.serving.until(version);
    return this.views.version(version);
  }
}
