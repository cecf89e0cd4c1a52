import { Injectable } from '@nestjs/common';
import { type ConversationCommand, type Handled, handleConversationCommand } from '#conversation';
import { type Actor, Clock } from '#kernel';
import { Refusal } from '../errors/problems.js';
import { OwnConversations } from './own-conversations.js';
import { RecentConversations } from './recent-conversations.js';

/** Who asks, and what it belongs to. */
export interface Asking {
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId?: string;
}

/** The conversation decider on the server's log and clock. */
@Injectable()
export class Conversations {
  constructor(
    private readonly log: RecentConversations,
    private readonly clock: Clock,
    private readonly own: OwnConversations,
  ) {}

  /** Resolves when what the command wanted is durably stored. @throws Refusal where the conversation refuses it */
  async carryOut(command: ConversationCommand, asking: Asking): Promise<Handled> {
    if (command.type !== 'StartConversation' && 'actsAs' in command) {
      await this.own.assert({ ids: command.actsAs }, command.conversationId);
    }
    const metadata = { ...asking, occurredAt: this.clock.now().toISOString() };
    const handled = await handleConversationCommand(this.log, command, metadata);
    if (handled.ok) return handled.value;
    const { code, message, issues } = handled.error;
    throw new Refusal({ code, message, ...(issues !== undefined && { issues: [...issues] }) });
  }
}
