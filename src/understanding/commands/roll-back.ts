import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ModelView } from '#protocol';
import { championOf } from '#model-life';
import type { Caller } from '../../access/caller.js';
import { IntentModels } from '../intent-models.js';
import { ModelLog } from '../model-log.js';
import { ModelViews } from '../model-views.js';
import { ServingNotes } from '../serving-notes.js';

/** The version that answered before answers again. */
export class RollBack extends Command<ModelView> {
  constructor(
    readonly from: string | undefined,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(RollBack)
export class RollBackHandler implements ICommandHandler<RollBack> {
  constructor(
    private readonly log: ModelLog,
    private readonly models: IntentModels,
    private readonly views: ModelViews,
    private readonly serving: ServingNotes,
  ) {}

  async execute({ from, caller }: RollBack): Promise<ModelView> {
    const command = { type: 'RollBack', from, kept: await this.models.kept() } as const;
    const { history } = await this.log.carryOut(command, caller);
    const version = championOf(history) ?? '';
    await this.serving.until(version);
    return this.views.version(version);
  }
}
