import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Agent } from '#conversation';
import type { StaffMember } from '#protocol';
import { StaffAccounts } from '../../access/staff-accounts.js';
import { refuse } from '../../errors/problems.js';
import { askedByStaff } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** Whose it is to answer; null: nobody's. */
export class AssignConversation extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly assigned: { readonly conversationId: string; readonly agentId: string | null },
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(AssignConversation)
export class AssignConversationHandler implements ICommandHandler<AssignConversation> {
  constructor(
    private readonly conversations: Conversations,
    private readonly staff: StaffAccounts,
  ) {}

  async execute({ member, assigned, correlationId }: AssignConversation): Promise<null> {
    const { conversationId, agentId } = assigned;
    const { id, name, role } = member;
    const as = role === 'administrator' ? 'administrator' : 'agent';
    const to = agentId === null ? null : this.colleague(agentId);
    await this.conversations.carryOut(
      { type: 'Assign', conversationId, agent: { id, name }, to, as },
      askedByStaff(member, correlationId),
    );
    return null;
  }

  private colleague(agentId: string): Agent {
    const found = this.staff.byId(agentId);
    if (!found) throw refuse('invalid-input', `Nobody here has the id "${agentId}".`);
    return { id: found.id, name: found.name };
  }
}
