import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RehearsalView } from '#protocol';
import type { Caller } from '../../access/caller.js';
import { Rehearsals } from './rehearsals.js';

/** Ends a rehearsal; one that has ended stays as it is. */
export class CancelRehearsal extends Command<RehearsalView> {
  constructor(
    readonly rehearsalId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(CancelRehearsal)
export class CancelRehearsalHandler implements ICommandHandler<CancelRehearsal> {
  constructor(private readonly rehearsals: Rehearsals) {}

  execute({ rehearsalId, caller }: CancelRehearsal): Promise<RehearsalView> {
    return this.rehearsals.cancel(rehearsalId, caller);
  }
}
