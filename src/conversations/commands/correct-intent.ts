import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { socketInputs, StaffMember } from '#protocol';
import type { z } from 'zod';
import { refuse } from '../../errors/problems.js';
import { ServingNotes } from '../../understanding/serving-notes.js';
import { askedByStaff } from '../acts-as.js';
import { Conversations } from '../conversations.js';

/** An agent says what a message asked for. The next training learns from it. */
export class CorrectIntent extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly correction: z.output<(typeof socketInputs)['correctIntent']>,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(CorrectIntent)
export class CorrectIntentHandler implements ICommandHandler<CorrectIntent> {
  constructor(
    private readonly conversations: Conversations,
    private readonly serving: ServingNotes,
  ) {}

  async execute({ member, correction, correlationId }: CorrectIntent): Promise<null> {
    await this.assertKnown(correction.intent);
    const { id, name } = member;
    await this.conversations.carryOut(
      { type: 'CorrectIntent', agent: { id, name }, ...correction },
      askedByStaff(member, correlationId),
    );
    return null;
  }

  /** A slip of the pen would make an intent of one example. */
  private async assertKnown(intent: string | null): Promise<void> {
    const { intents = [] } = (await this.serving.now()) ?? {};
    if (intent === null || intents.length === 0 || intents.includes(intent)) return;
    throw refuse('invalid-input', `There is no intent "${intent}". Choose one of the list, or none of them.`);
  }
}
