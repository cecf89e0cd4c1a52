import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { historyOfPolicy, PoliciesInForce } from '#help';
import { Clock, Ids } from '#kernel';
import { helpPolicy, type HelpPolicy, problemsOfWords, type RehearsalView } from '#protocol';
import type { Caller } from '../../access/caller.js';
import { refuse } from '../../errors/problems.js';
import { Rehearsals } from './rehearsals.js';

const DAY_MS = 86_400_000;

interface RehearsalRequest {
  readonly policyId?: string | undefined;
  readonly policy: HelpPolicy;
  readonly days: number;
}

/**
 * Goes through the last days with a policy; nobody is told. Where another version of it is in force, that one goes through
 * the same days beside it.
 */
export class StartRehearsal extends Command<RehearsalView> {
  constructor(
    readonly request: RehearsalRequest,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(StartRehearsal)
export class StartRehearsalHandler implements ICommandHandler<StartRehearsal> {
  constructor(
    private readonly rehearsals: Rehearsals,
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws Refusal where the words cannot be filled in, there is no such policy, or too many run already */
  async execute({ request, caller }: StartRehearsal): Promise<RehearsalView> {
    const { policyId, policy, days } = request;
    const issues = problemsOfWords(policy);
    if (issues[0]) {
      throw refuse('invalid-input', `${issues[0].path}: ${issues[0].message}`, { issues: [...issues] });
    }
    const beside = policyId === undefined ? undefined : await this.inForce(policyId, policy);
    const to = this.clock.now();
    const data = {
      rehearsalId: this.ids.next(),
      ...(policyId !== undefined && { policyId }),
      policy,
      ...(beside && { beside }),
      from: new Date(to.getTime() - days * DAY_MS).toISOString(),
      to: to.toISOString(),
      upTo: String(await this.store.head()),
    };
    return this.rehearsals.start(data, caller);
  }

  /** The version in force, unless it says the same. */
  private async inForce(policyId: string, draft: HelpPolicy) {
    const history = await historyOfPolicy(this.store, policyId);
    if (history.length === 0) throw refuse('not-found', `There is no help policy ${policyId}.`);
    const policies = new PoliciesInForce();
    for (const event of history) policies.take(event);
    const [standing] = policies.list;
    if (!standing) return undefined;
    const policy = helpPolicy.parse(standing.policy);
    return JSON.stringify(policy) === JSON.stringify(draft)
      ? undefined
      : { version: standing.version, policy };
  }
}
