import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RehearsalView } from '#protocol';
import { type RehearsalRequest, Rehearsals } from './rehearsals.js';

/** Goes through the last days with a policy; nothing is written and nobody is told. */
export class StartRehearsal extends Command<RehearsalView> {
  constructor(readonly request: RehearsalRequest) {
    super();
  }
}

@CommandHandler(StartRehearsal)
export class StartRehearsalHandler implements ICommandHandler<StartRehearsal> {
  constructor(private readonly rehearsals: Rehearsals) {}

  execute({ request }: StartRehearsal): Promise<RehearsalView> {
    return Promise.resolve(this.rehearsals.start(request));
  }
}
