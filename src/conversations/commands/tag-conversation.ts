import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StaffMember } from '#protocol';
import { askedByStaff } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** A tag is put on a conversation, or taken off it. */
export class TagConversation extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly act: 'AddTag' | 'RemoveTag',
    readonly tagged: { readonly conversationId: string; readonly tag: string },
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(TagConversation)
export class TagConversationHandler implements ICommandHandler<TagConversation> {
  constructor(private readonly conversations: Conversations) {}

  async execute({ member, act, tagged, correlationId }: TagConversation): Promise<null> {
    await this.conversations.carryOut(
      { type: act, agent: { id: member.id, name: member.name }, ...tagged },
      askedByStaff(member, correlationId),
    );
    return null;
  }
}
