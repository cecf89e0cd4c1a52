import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ForgettingProof, forgetRequest } from '#protocol';
import type { z } from 'zod';
import type { Caller } from '../../access/caller.js';
import { refuse } from '../../errors/problems.js';
import { asRefusal } from '../forgetting-refusals.js';
import { OngoingForgettings } from '../../forgetting/ongoing-forgettings.js';

/** Forgets the person behind a shopper id for good; confirmed by writing the id once more. */
export class ForgetShopper extends Command<ForgettingProof> {
  constructor(
    readonly shopperId: string,
    readonly request: z.output<typeof forgetRequest>,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(ForgetShopper)
export class ForgetShopperHandler implements ICommandHandler<ForgetShopper> {
  constructor(private readonly forgettings: OngoingForgettings) {}

  async execute({
    shopperId,
    request: { confirm, reason },
    caller,
  }: ForgetShopper): Promise<ForgettingProof> {
    if (confirm !== shopperId) {
      const message = `Write the id of the shopper exactly: ${shopperId}`;
      throw refuse('invalid-input', `${message}. Nothing was forgotten.`, {
        issues: [{ path: 'confirm', message }],
      });
    }
    return this.forgettings.forget(shopperId, { ...caller, reason }).catch(asRefusal);
  }
}
