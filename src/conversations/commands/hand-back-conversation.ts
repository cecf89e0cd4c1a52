import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffMember } from '#protocol';
import { askedByStaff } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** The assistant gets the conversation back. */
export class HandBackConversation extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly conversationId: string,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(HandBackConversation)
export class HandBackConversationHandler implements ICommandHandler<HandBackConversation> {
  constructor(private readonly conversations: Conversations) {}

  async execute({ member, conversationId, correlationId }: HandBackConversation): Promise<null> {
    await this.conversations.carryOut(
      { type: 'HandBack', conversationId, agent: { id: member.id, name: member.name } },
      askedByStaff(member, correlationId),
    );
    return null;
  }
}
