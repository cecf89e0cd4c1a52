import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { givenUpFor } from '#outbound';
import type { RetriedGivenUp } from '#protocol';
import { ReadModels } from '#read-models';
import type { Caller } from '../access/caller.js';
import { Refusal } from '../errors/problems.js';
import { RetrySending } from './retry-sending.js';

/** So many at a time: whoever asks sees it go on, and can stop. */
const PART = 50;

/** The next part of what was given up for one way out is asked for again. */
export class RetryGivenUp extends Command<RetriedGivenUp> {
  constructor(
    readonly part: { readonly target: string; readonly after?: string | undefined },
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(RetryGivenUp)
export class RetryGivenUpHandler implements ICommandHandler<RetryGivenUp> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly commands: CommandBus,
  ) {}

  /** In the order of their ids: what the read model does not know yet to be asked for again is not met twice. */
  async execute({ part: { target, after }, caller }: RetryGivenUp): Promise<RetriedGivenUp> {
    const found = await givenUpFor(this.readModels, target, { limit: PART, after });
    let asked = 0;
    for (const sendingId of found) asked += Number(await this.retried(sendingId, caller));
    const next = found.length < PART ? null : (found.at(-1) ?? null);
    return { asked, skipped: found.length - asked, next };
  }

  private async retried(sendingId: string, caller: Caller): Promise<boolean> {
    try {
      await this.commands.execute(new RetrySending(sendingId, caller));
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.problem.code === 'conflict') return false;
      throw error;
    }
  }
}
