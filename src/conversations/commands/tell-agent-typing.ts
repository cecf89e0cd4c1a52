import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { loadConversation } from '#conversation';
import type { StaffMember } from '#protocol';
import { AgentTyping } from '../../live/agent-typing.js';
import { RecentConversations } from '../recent-conversations.js';

/** An agent writes: the shopper is told where that agent holds the conversation. Stored nowhere. */
export class TellAgentTyping extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly conversationId: string,
  ) {
    super();
  }
}

@CommandHandler(TellAgentTyping)
export class TellAgentTypingHandler implements ICommandHandler<TellAgentTyping> {
  constructor(
    private readonly log: RecentConversations,
    private readonly typing: AgentTyping,
  ) {}

  async execute({ member, conversationId }: TellAgentTyping): Promise<null> {
    const { state } = await loadConversation(this.log, conversationId);
    if (state.status !== 'agent' || state.agent.id !== member.id) return null;
    this.typing.wrote({ conversationId, shopperId: state.shopperId });
    return null;
  }
}
