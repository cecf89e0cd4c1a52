import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { StaffMember } from '#protocol';
import { askedByStaff } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** Out of the queue until a time, or, where none is given, back into it. */
export class SnoozeConversation extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly snoozed: { readonly conversationId: string; readonly until?: string },
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(SnoozeConversation)
export class SnoozeConversationHandler implements ICommandHandler<SnoozeConversation> {
  constructor(
    private readonly conversations: Conversations,
    private readonly clock: Clock,
  ) {}

  async execute({ member, snoozed, correlationId }: SnoozeConversation): Promise<null> {
    const { conversationId, until } = snoozed;
    const when = { conversationId, now: this.clock.now().toISOString() };
    await this.conversations.carryOut(
      until === undefined
        ? { type: 'Wake', ...when, because: 'agent' }
        : {
            type: 'Snooze',
            ...when,
            until: new Date(until).toISOString(),
            agent: { id: member.id, name: member.name },
          },
      askedByStaff(member, correlationId),
    );
    return null;
  }
}
