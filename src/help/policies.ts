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
  type RehearsalDocument,
} from '#help';
import { Clock } from '#kernel';
import { documentAfter } from '#projections';
import { type PolicyEvent, type PolicyView, policyStream, type RehearsalView } from '#protocol';
import { ReadModels } from '#read-models';
import { StaffAccounts } from '../access/staff-accounts.js';
import type { Caller } from '../access/caller.js';
import { refuse } from '../errors/problems.js';
import { PastRehearsals } from './rehearsals/past-rehearsals.js';

/** What every policy's view is made of, read once for all of them. */
interface Known {
  readonly histories: readonly (readonly PolicyEvent[])[];
  /** Policies in force, in the order in which they are asked. */
  readonly turns: readonly string[];
  readonly drafts: readonly RehearsalDocument[];
}

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
    const known = await this.known();
    const views = await Promise.all(known.histories.map((history) => this.viewOf(history, known)));
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
    const known = await this.known();
    const own = known.histories.find(([first]) => first?.data.policyId === policyId) ?? [];
    const view = await this.viewOf(own, known);
    if (view) return view;
    throw refuse('not-found', `There is no help policy ${policyId}. See the list of policies for the ids.`);
  }

  private async known(): Promise<Known> {
    const prefix = policyStream('');
    const ids: string[] = [];
    for await (const { stream } of streamsUnder(this.store, prefix)) ids.push(stream.slice(prefix.length));
    const histories = await Promise.all(ids.map((id) => historyOfPolicy(this.store, id)));
    return { histories, turns: turnsIn(histories), drafts: await this.rehearsals.drafts() };
  }

  private async viewOf(
    history: readonly PolicyEvent[],
    { turns, drafts }: Known,
  ): Promise<PolicyView | undefined> {
    const document = documentAfter(policiesProjection, history);
    if (!document) return undefined;
    const { policyId } = document;
    const stored = await this.readModels.get<PolicyDocument>(policiesProjection, policyId);
    const view = policyViewOf({ ...document, days: stored?.days ?? [] }, this.clock.now());
    const rehearsed = lastRehearsed(view, await this.rehearsals.among(drafts, policyId, history));
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
