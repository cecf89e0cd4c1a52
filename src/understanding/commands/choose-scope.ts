import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ModelView } from '#protocol';
import { thresholdFor } from '#understanding';
import type { Caller } from '../../access/caller.js';
import { Evaluations } from '../evaluations.js';
import { ModelLog } from '../model-log.js';
import { ModelViews } from '../model-views.js';
import { ServingNotes } from '../serving-notes.js';

/** Says which share of the questions a version is to answer, the most certain ones; the rest counts as out of scope. */
export class ChooseScope extends Command<ModelView> {
  constructor(
    readonly version: string,
    readonly coverage: number,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(ChooseScope)
export class ChooseScopeHandler implements ICommandHandler<ChooseScope> {
  constructor(
    private readonly log: ModelLog,
    private readonly evaluations: Evaluations,
    private readonly views: ModelViews,
    private readonly serving: ServingNotes,
  ) {}

  async execute({ version, coverage, caller }: ChooseScope): Promise<ModelView> {
    await this.views.version(version);
    const inScope = thresholdFor(await this.evaluations.heldOut(version), coverage);
    await this.log.carryOut({ type: 'ChooseScope', version, inScope, coverage }, caller);
    const view = await this.views.version(version);
    if (view.state === 'champion') await this.serving.until(version, inScope);
    return view;
  }
}
