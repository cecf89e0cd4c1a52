import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MessageAccepted, socketInputs, StaffMember } from '#protocol';
import type { z } from 'zod';
import { askedByStaff } from '../acts-as.js';
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
  constructor(private readonly conversations: Conversations) {}

  async execute({
    member: { id, name, ...rest },
    reply,
    correlationId,
  }: ReplyAsAgent): Promise<MessageAccepted> {
    const { conversationId, messageId, text, parts } = reply;
    const { position } = await this.conversations.carryOut(
      { type: 'SendAgentMessage', agent: { id, name }, conversationId, messageId, text, parts },
      askedByStaff({ id, name, ...rest }, correlationId),
    );
    return { conversationId, messageId, position: String(position) };
  }
}
