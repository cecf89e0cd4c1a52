import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Visitor } from '../../access/visitor-token.js';
import { actsAs, askedByVisitor } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** The shopper needs nothing more. */
export class EndConversation extends Command<null> {
  constructor(
    readonly visitor: Visitor,
    readonly conversationId: string,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(EndConversation)
export class EndConversationHandler implements ICommandHandler<EndConversation> {
  constructor(private readonly conversations: Conversations) {}

  async execute({ visitor, conversationId, correlationId }: EndConversation): Promise<null> {
    await this.conversations.carryOut(
      { type: 'Resolve', conversationId, by: { kind: 'shopper', actsAs: actsAs(visitor) } },
      askedByVisitor(visitor, correlationId),
    );
    return null;
  }
}
