import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PolicyView } from '#protocol';
import type { Caller } from '../../access/caller.js';
import { Policies } from '../policies.js';

/** Puts the newest version of a policy in force, or the policy out of force. */
export class ChangePolicy extends Command<PolicyView> {
  constructor(
    readonly change: 'EnablePolicy' | 'DisablePolicy',
    readonly policyId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(ChangePolicy)
export class ChangePolicyHandler implements ICommandHandler<ChangePolicy> {
  constructor(private readonly policies: Policies) {}

  execute({ change: type, policyId, caller }: ChangePolicy): Promise<PolicyView> {
    return this.policies.carryOut({ type, policyId }, caller);
  }
}
