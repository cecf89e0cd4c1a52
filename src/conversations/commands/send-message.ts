import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { conversationIdFor } from '#conversation';
import type { MessageAccepted, socketInputs } from '#protocol';
import type { z } from 'zod';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { actsAs, askedByVisitor } from '../acts-as.js';
import { Conversations } from '../conversations.js';

export class SendMessage extends Command<MessageAccepted> {
  constructor(
    readonly visitor: Visitor,
    readonly message: z.output<(typeof socketInputs)['sendMessage']>,
    readonly correlationId: string,
  ) {
    super();
  }
}

/** A message of a shopper; the first one starts the conversation. */
@CommandHandler(SendMessage)
export class SendMessageHandler implements ICommandHandler<SendMessage> {
  constructor(
    private readonly conversations: Conversations,
    private readonly limits: RateLimits,
  ) {}

  async execute({ visitor, message, correlationId }: SendMessage): Promise<MessageAccepted> {
    await this.limits.messages.take(visitor.shopperId);
    const { messageId, text, choice, language = 'en' } = message;
    const said = { actsAs: actsAs(visitor), messageId, text, ...(choice && { choice }) };
    const command =
      message.conversationId === undefined
        ? {
            type: 'StartConversation' as const,
            ...said,
            language,
            conversationId: conversationIdFor(messageId),
          }
        : { type: 'SendShopperMessage' as const, ...said, conversationId: message.conversationId };
    const { conversationId, position } = await this.conversations.carryOut(
      command,
      askedByVisitor(visitor, correlationId),
    );
    return { conversationId, messageId, position: String(position) };
  }
}
