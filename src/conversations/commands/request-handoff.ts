import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Visitor } from '../../access/visitor-token.js';
import { actsAs, askedByVisitor } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** The shopper wants a person. */
export class RequestHandoff extends Command<null> {
  constructor(
    readonly visitor: Visitor,
    readonly conversationId: string,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(RequestHandoff)
export class RequestHandoffHandler implements ICommandHandler<RequestHandoff> {
  constructor(private readonly conversations: Conversations) {}

  async execute({ visitor, conversationId, correlationId }: RequestHandoff): Promise<null> {
    await this.conversations.carryOut(
      { type: 'RequestHandoff', conversationId, actsAs: actsAs(visitor) },
      askedByVisitor(visitor, correlationId),
    );
    return null;
  }
}
