import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { socketInputs } from '#protocol';
import type { z } from 'zod';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { Typing } from '../../live/typing.js';
import { OwnConversations } from '../own-conversations.js';

/** A shopper is writing. It is passed on to whoever watches, and stored nowhere. */
export class TellTyping extends Command<null> {
  constructor(
    readonly visitor: Visitor,
    readonly typing: z.output<(typeof socketInputs)['typing']>,
  ) {
    super();
  }
}

@CommandHandler(TellTyping)
export class TellTypingHandler implements ICommandHandler<TellTyping> {
  constructor(
    private readonly typing: Typing,
    private readonly own: OwnConversations,
    private readonly limits: RateLimits,
  ) {}

  async execute({ visitor, typing: { conversationId, text } }: TellTyping): Promise<null> {
    // Before the first message there is no conversation that anybody could look at.
    if (conversationId === undefined) return null;
    await this.limits.signals.take(visitor.shopperId);
    await this.own.assert(visitor, conversationId);
    this.typing.wrote(conversationId, visitor.shopperId, text);
    return null;
  }
}
