import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffMember } from '#protocol';
import { askedByStaff } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** An agent takes the conversation over. */
export class JoinConversation extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly conversationId: string,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(JoinConversation)
export class JoinConversationHandler implements ICommandHandler<JoinConversation> {
  constructor(private readonly conversations: Conversations) {}

  async execute({ member, conversationId, correlationId }: JoinConversation): Promise<null> {
    await this.conversations.carryOut(
      { type: 'JoinAsAgent', conversationId, agent: { id: member.id, name: member.name } },
      askedByStaff(member, correlationId),
    );
    return null;
  }
}
