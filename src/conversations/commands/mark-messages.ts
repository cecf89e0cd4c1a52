import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { socketInputs, StaffMember } from '#protocol';
import type { z } from 'zod';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { actsAs, askedByStaff, askedByVisitor } from '../acts-as.js';
import { CoalescedMarks } from '../coalesced-marks.js';
import { OwnConversations } from '../own-conversations.js';

type Input = z.output<(typeof socketInputs)['mark']>;

/** What has come to a shopper's screen, or was looked at there. */
export class MarkAsShopper extends Command<null> {
  constructor(
    readonly visitor: Visitor,
    readonly input: Input,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(MarkAsShopper)
export class MarkAsShopperHandler implements ICommandHandler<MarkAsShopper> {
  constructor(
    private readonly marks: CoalescedMarks,
    private readonly own: OwnConversations,
    private readonly limits: RateLimits,
  ) {}

  async execute({ visitor, input, correlationId }: MarkAsShopper): Promise<null> {
    await this.limits.signals.take(visitor.shopperId);
    await this.own.assert(visitor, input.conversationId);
    const by = { kind: 'shopper', actsAs: actsAs(visitor) } as const;
    await this.marks.take({ type: 'MarkMessages', by, ...input }, askedByVisitor(visitor, correlationId));
    return null;
  }
}

/** What has come to an agent's screen, or was looked at there. */
export class MarkAsAgent extends Command<null> {
  constructor(
    readonly member: StaffMember,
    readonly input: Input,
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(MarkAsAgent)
export class MarkAsAgentHandler implements ICommandHandler<MarkAsAgent> {
  constructor(private readonly marks: CoalescedMarks) {}

  async execute({ member, input, correlationId }: MarkAsAgent): Promise<null> {
    const by = { kind: 'agent' } as const;
    await this.marks.take({ type: 'MarkMessages', by, ...input }, askedByStaff(member, correlationId));
    return null;
  }
}
