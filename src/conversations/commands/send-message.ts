import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AcceptedOffer, conversationIdFor } from '#conversation';
import type { MessageAccepted, socketInputs } from '#protocol';
import type { z } from 'zod';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { SentAttachments } from '../../attachments/sent-attachments.js';
import { Offers } from '../../help/offers.js';
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
    private readonly sent: SentAttachments,
    private readonly offers: Offers,
  ) {}

  async execute({ visitor, message, correlationId }: SendMessage): Promise<MessageAccepted> {
    await this.limits.messages.take(visitor.shopperId);
    const { messageId, text, choice, language = 'en' } = message;
    const attachments = await this.sent.kept(message.attachments, visitor.ids);
    const said = {
      actsAs: actsAs(visitor),
      messageId,
      text,
      ...(choice && { choice }),
      ...(attachments && { attachments }),
      ...(await this.taken(visitor, choice)),
    };
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

  /** Only what was offered to this visitor can be taken up. @throws Refusal `not-found` */
  private async taken(
    visitor: Visitor,
    choice: SendMessage['message']['choice'],
  ): Promise<{ readonly accepts?: AcceptedOffer }> {
    if (choice?.kind !== 'offer') return {};
    const { offerId, policyId, intent } = (await this.offers.madeTo(visitor, choice.offerId)).data;
    return { accepts: { offerId, policyId, intent } };
  }
}
