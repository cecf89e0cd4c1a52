import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MessageAccepted, socketInputs, StaffMember } from '#protocol';
import type { z } from 'zod';
import { SentAttachments } from '../../attachments/sent-attachments.js';
import { askedByStaff } from '../acts-as.js';
import { OwnConversations } from '../own-conversations.js';
import { Conversations } from '../conversations.js';

/** An agent's message; joins first where the agent has not. */
export class ReplyAsAgent extends Command<MessageAccepted> {
  constructor(
    readonly member: StaffMember,
    readonly reply: z.output<(typeof socketInputs)['reply']>,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(ReplyAsAgent)
export class ReplyAsAgentHandler implements ICommandHandler<ReplyAsAgent> {
  constructor(
    private readonly conversations: Conversations,
    private readonly own: OwnConversations,
    private readonly sent: SentAttachments,
  ) {}

  async execute({ member, reply, correlationId }: ReplyAsAgent): Promise<MessageAccepted> {
    const { id, name } = member;
    const { conversationId, messageId, text, parts } = reply;
    const attachments = await this.attachmentsOf(reply);
    const { position } = await this.conversations.carryOut(
      { type: 'SendAgentMessage', agent: { id, name }, conversationId, messageId, text, parts, attachments },
      askedByStaff(member, correlationId),
    );
    return { conversationId, messageId, position: String(position) };
  }

  private async attachmentsOf({ conversationId, attachments }: ReplyAsAgent['reply']) {
    if (attachments === undefined) return undefined;
    return this.sent.kept(attachments, [await this.own.ownerOf(conversationId)]);
  }
}
