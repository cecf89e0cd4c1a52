import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { socketInputs } from '#protocol';
import type { z } from 'zod';
import type { Visitor } from '../../access/visitor-token.js';
import { actsAs, askedByVisitor } from '../acts-as.js';
import { Conversations } from '../conversations.js';

export class RateConversation extends Command<null> {
  constructor(
    readonly visitor: Visitor,
    readonly rating: z.output<(typeof socketInputs)['rate']>,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(RateConversation)
export class RateConversationHandler implements ICommandHandler<RateConversation> {
  constructor(private readonly conversations: Conversations) {}

  async execute({
    visitor,
    rating: { conversationId, rating, comment },
    correlationId,
  }: RateConversation): Promise<null> {
    const given = { rating, ...(comment !== undefined && { comment }) };
    await this.conversations.carryOut(
      { type: 'Rate', conversationId, actsAs: actsAs(visitor), ...given },
      askedByVisitor(visitor, correlationId),
    );
    return null;
  }
}
