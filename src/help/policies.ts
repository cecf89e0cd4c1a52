import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import {
  handlePolicyCommand,
  historyOfPolicy,
  policiesProjection,
  type PolicyCommand,
  type PolicyDocument,
  policyViewOf,
} from '#help';
import { Clock } from '#kernel';
import { type PolicyEvent, type PolicyView, policyStream } from '#protocol';
import { ReadModels } from '#read-models';
import { StaffAccounts } from '../access/staff-accounts.js';
import type { Caller } from '../access/caller.js';
import { refuse } from '../errors/problems.js';

const MOST_POLICIES = 200;

/** Help policies as administrators see and change them. What they have just changed, they see: it is read off the log. */
@Injectable()
export class Policies {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly staff: StaffAccounts,
    private readonly clock: Clock,
  ) {}

  /** The one that was written last first. */
  async all(): Promise<readonly PolicyView[]> {
    const streams = await this.store.listStreams(policyStream(''), undefined, MOST_POLICIES);
    const ids = streams.map(({ stream }) => stream.slice(policyStream('').length));
    const views = await Promise.all(ids.map((id) => this.find(id)));
    return views.filter((view) => view !== undefined).sort((a, b) => (a.definedAt < b.definedAt ? 1 : -1));
  }

  /** @throws Refusal saying why not, and what to do instead */
  async carryOut(command: PolicyCommand, caller: Caller): Promise<PolicyView> {
    const metadata = { ...caller, occurredAt: this.clock.now().toISOString() };
    const outcome = await handlePolicyCommand(this.store, command, metadata);
    if (!outcome.ok) {
      const { code, message, issues } = outcome.error;
      throw refuse(code, message, issues ? { issues: [...issues] } : {});
    }
    return this.named(command.policyId);
  }

  /** @throws Refusal `not-found` */
  async named(policyId: string): Promise<PolicyView> {
    const view = await this.find(policyId);
    if (view) return view;
    throw refuse('not-found', `There is no help policy ${policyId}. See the list of policies for the ids.`);
  }

  private async find(policyId: string): Promise<PolicyView | undefined> {
    const document = (await historyOfPolicy(this.store, policyId)).reduce(folded, undefined);
    if (!document) return undefined;
    const stored = await this.readModels.get<PolicyDocument>(policiesProjection, policyId);
    return this.signed(policyViewOf({ ...document, days: stored?.days ?? [] }, this.clock.now()));
  }

  private signed(view: PolicyView): PolicyView {
    const name = (by: string): string => this.staff.byId(by)?.name ?? by;
    return {
      ...view,
      by: name(view.by),
      history: view.history.map((entry) => ({ ...entry, by: name(entry.by) })),
    };
  }
}

function folded(document: PolicyDocument | undefined, event: PolicyEvent): PolicyDocument | undefined {
  const [change] = policiesProjection.apply(event, { get: () => document });
  return change?.kind === 'put' ? change.document : document;
}
