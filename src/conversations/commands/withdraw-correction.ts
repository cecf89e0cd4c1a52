import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { socketInputs, StaffMember } from '#protocol';
import type { z } from 'zod';
import { askedByStaff } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** What was classified stands again. */
export class WithdrawCorrection extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly message: z.output<(typeof socketInputs)['message']>,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(WithdrawCorrection)
export class WithdrawCorrectionHandler implements ICommandHandler<WithdrawCorrection> {
  constructor(private readonly conversations: Conversations) {}

  async execute({ member, message, correlationId }: WithdrawCorrection): Promise<null> {
    const { id, name } = member;
    await this.conversations.carryOut(
      { type: 'WithdrawCorrection', agent: { id, name }, ...message },
      askedByStaff(member, correlationId),
    );
    return null;
  }
}
