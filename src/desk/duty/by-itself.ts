import { Injectable } from '@nestjs/common';
import type { ConversationCommand } from '#conversation';
import { Ids } from '#kernel';
import { Conversations } from '../../conversations/conversations.js';

/** What the desk does without being asked: the event says what did it. */
@Injectable()
export class ByItself {
  constructor(
    private readonly conversations: Conversations,
    private readonly ids: Ids,
  ) {}

  async carryOut(id: 'assignment' | 'snooze', command: ConversationCommand): Promise<void> {
    const actor = { kind: 'system', id } as const;
    await this.conversations.carryOut(command, { actor, correlationId: this.ids.next() });
  }
}
