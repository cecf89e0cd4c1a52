import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { historyOfPolicy, type RehearsalDocument, rehearsalViewOf } from '#help';
import {
  helpPolicy,
  type HelpPolicy,
  type PolicyEvent,
  type RehearsalDetail,
  type RehearsalView,
} from '#protocol';
import { StaffAccounts } from '../../access/staff-accounts.js';
import { refuse } from '../../errors/problems.js';
import { RehearsalExamples } from './rehearsal-examples.js';
import { RehearsalLog } from './rehearsal-log.js';
import { Rehearsals } from './rehearsals.js';

/** Rehearsals as administrators look back at them, also those from before a restart. */
@Injectable()
export class PastRehearsals {
  constructor(
    private readonly log: RehearsalLog,
    private readonly rehearsals: Rehearsals,
    private readonly examples: RehearsalExamples,
    private readonly store: EventStore,
    private readonly staff: StaffAccounts,
  ) {}

  /** The newest, newest first. */
  async all(): Promise<readonly RehearsalView[]> {
    return this.merged(await this.log.list(), this.rehearsals.all()).map((view) => this.signed(view));
  }

  /** Of one policy, newest first: also drafts from before it was kept, where they say what a version of it says. */
  async of(policyId: string, history?: readonly PolicyEvent[]): Promise<readonly RehearsalView[]> {
    const versions = versionsIn(history ?? (await historyOfPolicy(this.store, policyId)));
    const [own, drafts] = await Promise.all([this.log.list(policyId), this.log.list('')]);
    const version = (policy: HelpPolicy): number | undefined => versions.get(JSON.stringify(policy));
    const documents = [...own, ...drafts.filter(({ policy }) => version(policy) !== undefined)];
    const here = this.rehearsals.documents();
    const texts = new Map(
      [...documents, ...here].map(({ rehearsalId, policy }) => [rehearsalId, version(policy)]),
    );
    const concerned = here.filter(
      (one) => one.policyId === policyId || (one.policyId === '' && texts.get(one.rehearsalId) !== undefined),
    );
    const views = concerned.flatMap(({ rehearsalId }) => this.rehearsals.known(rehearsalId) ?? []);
    return this.merged(documents, views).map((view) => {
      const said = texts.get(view.rehearsalId);
      return this.signed({ ...view, ...(said !== undefined && { version: said }) });
    });
  }

  /** @throws Refusal `not-found` */
  async named(rehearsalId: string): Promise<RehearsalDetail> {
    const found = await this.log.find(rehearsalId);
    if (!found)
      throw refuse('not-found', 'There is no such rehearsal. See the list of rehearsals for the ids.');
    const { document } = found;
    const { policyId, policy } = document;
    const versions = versionsIn(policyId === '' ? [] : await historyOfPolicy(this.store, policyId));
    const version = versions.get(JSON.stringify(policy));
    const view = this.rehearsals.known(rehearsalId) ?? rehearsalViewOf(document);
    return {
      ...this.signed(view),
      policy,
      ...(version !== undefined && { version }),
      examples: await this.examples.of(found),
    };
  }

  /** What is known here is later than what is written. */
  private merged(
    written: readonly RehearsalDocument[],
    here: readonly RehearsalView[],
  ): readonly RehearsalView[] {
    const views = new Map(written.map((document) => [document.rehearsalId, rehearsalViewOf(document)]));
    for (const view of here) views.set(view.rehearsalId, view);
    return Array.from(views.values()).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  private signed(view: RehearsalView): RehearsalView {
    return { ...view, by: this.staff.byId(view.by)?.name ?? view.by };
  }
}

/** The newest version that says it, by its text. */
function versionsIn(history: readonly PolicyEvent[]): ReadonlyMap<string, number> {
  return new Map(
    history.flatMap(({ type, data }) =>
      type === 'HelpPolicyDefined'
        ? [[JSON.stringify(helpPolicy.parse(data.policy)), data.version] as const]
        : [],
    ),
  );
}
