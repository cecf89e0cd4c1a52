import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffMember } from '#protocol';
import { askedByStaff } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** The conversation is done. */
export class ResolveConversation extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly conversationId: string,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(ResolveConversation)
export class ResolveConversationHandler implements ICommandHandler<ResolveConversation> {
  constructor(private readonly conversations: Conversations) {}

  async execute({ member, conversationId, correlationId }: ResolveConversation): Promise<null> {
    await this.conversations.carryOut(
      { type: 'Resolve', conversationId, by: { kind: 'agent', agentId: member.id } },
      askedByStaff(member, correlationId),
    );
    return null;
  }
}
