import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#kernel';
import type { HelpPolicy, PolicyView } from '#protocol';
import type { Caller } from '../../access/caller.js';
import { Policies } from '../policies.js';

/** Writes a policy, or a new version of one. It does nothing until it is enabled. */
export class DefinePolicy extends Command<PolicyView> {
  constructor(
    /** Absent: a new policy. */
    readonly policyId: string | undefined,
    readonly policy: HelpPolicy,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(DefinePolicy)
export class DefinePolicyHandler implements ICommandHandler<DefinePolicy> {
  constructor(
    private readonly policies: Policies,
    private readonly ids: Ids,
  ) {}

  async execute({ policyId, policy, caller }: DefinePolicy): Promise<PolicyView> {
    if (policyId !== undefined) await this.policies.named(policyId);
    const id = policyId ?? this.ids.next();
    return this.policies.carryOut({ type: 'DefinePolicy', policyId: id, policy }, caller);
  }
}
