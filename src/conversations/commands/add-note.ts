import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { socketInputs, StaffMember } from '#protocol';
import type { z } from 'zod';
import { StaffAccounts } from '../../access/staff-accounts.js';
import { refuse } from '../../errors/problems.js';
import { askedByStaff } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** A note among colleagues, which names those who should look. */
export class AddNote extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly note: z.output<(typeof socketInputs)['note']>,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(AddNote)
export class AddNoteHandler implements ICommandHandler<AddNote> {
  constructor(
    private readonly conversations: Conversations,
    private readonly staff: StaffAccounts,
  ) {}

  async execute({ member, note, correlationId }: AddNote): Promise<null> {
    const stranger = note.mentions.find((id) => this.staff.byId(id) === undefined);
    if (stranger !== undefined) throw refuse('invalid-input', `Nobody here has the id "${stranger}".`);
    await this.conversations.carryOut(
      { type: 'AddNote', agent: { id: member.id, name: member.name }, ...note },
      askedByStaff(member, correlationId),
    );
    return null;
  }
}
