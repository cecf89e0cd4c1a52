import { Injectable } from '@nestjs/common';
import { EventStore, streamsUnder } from '#event-store';
import {
  handlePolicyCommand,
  historyOfPolicy,
  PoliciesInForce,
  policiesProjection,
  type PolicyCommand,
  type PolicyDocument,
  policyViewOf,
} from '#help';
import { Clock } from '#kernel';
import { documentAfter } from '#projections';
import { type PolicyEvent, type PolicyView, policyStream, type RehearsalView } from '#protocol';
import { ReadModels } from '#read-models';
import { StaffAccounts } from '../access/staff-accounts.js';
import type { Caller } from '../access/caller.js';
import { refuse } from '../errors/problems.js';
import { PastRehearsals } from './rehearsals/past-rehearsals.js';

/** Help policies as administrators see and change them. What they have just changed, they see: it is read off the log. */
@Injectable()
export class Policies {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly staff: StaffAccounts,
    private readonly clock: Clock,
    private readonly rehearsals: PastRehearsals,
  ) {}

  /** The one that was written last first. */
  async all(): Promise<readonly PolicyView[]> {
    const histories = await this.histories();
    const turns = turnsIn(histories);
    const views = await Promise.all(histories.map((history) => this.viewOf(history, turns)));
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
    const histories = await this.histories();
    const own = histories.find(([first]) => first?.data.policyId === policyId) ?? [];
    const view = await this.viewOf(own, turnsIn(histories));
    if (view) return view;
    throw refuse('not-found', `There is no help policy ${policyId}. See the list of policies for the ids.`);
  }

  private async histories(): Promise<readonly (readonly PolicyEvent[])[]> {
    const prefix = policyStream('');
    const ids: string[] = [];
    for await (const { stream } of streamsUnder(this.store, prefix)) ids.push(stream.slice(prefix.length));
    return Promise.all(ids.map((id) => historyOfPolicy(this.store, id)));
  }

  private async viewOf(
    history: readonly PolicyEvent[],
    turns: readonly string[],
  ): Promise<PolicyView | undefined> {
    const document = documentAfter(policiesProjection, history);
    if (!document) return undefined;
    const { policyId } = document;
    const stored = await this.readModels.get<PolicyDocument>(policiesProjection, policyId);
    const view = policyViewOf({ ...document, days: stored?.days ?? [] }, this.clock.now());
    const rehearsed = lastRehearsed(view, await this.rehearsals.of(policyId, history));
    const turn = turns.indexOf(policyId) + 1;
    return this.signed({ ...view, ...(turn > 0 && { turn }), ...(rehearsed && { rehearsed }) });
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

/** Policies in the order in which they are asked: that in which they came into force. */
function turnsIn(histories: readonly (readonly PolicyEvent[])[]): readonly string[] {
  const policies = new PoliciesInForce();
  const events = histories.flat().sort((a, b) => (a.position < b.position ? -1 : 1));
  for (const event of events) policies.take(event);
  return policies.list.map(({ policyId }) => policyId);
}

/** Of the newest version, where that was rehearsed to the end; else of whatever was. */
function lastRehearsed(
  { version }: PolicyView,
  rehearsals: readonly RehearsalView[],
): PolicyView['rehearsed'] {
  const done = rehearsals.filter(({ state }) => state === 'done');
  const last = done.find((one) => one.version === version) ?? done[0];
  if (!last?.result) return undefined;
  const { rehearsalId, at, days, result } = last;
  const { interrupted, shoppers } = result;
  return { rehearsalId, at, days, isNewest: last.version === version, interrupted, shoppers };
}
